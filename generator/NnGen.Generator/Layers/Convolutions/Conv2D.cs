using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Convolutions;

/// <summary>activation(x ∗ Kernel + Bias), over an image with the channels last</summary>
internal sealed class Conv2DDefinition : LayerDefinition<Conv2DAttribute>
{
    protected override string Formula(Conv2DAttribute layer) =>
        $"y = {Activated(layer.Activation, layer.UseBias ? "x ∗ Kernel + Bias" : "x ∗ Kernel")}";

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
    [
        nameof(Conv2DAttribute.KernelInitializer), nameof(Conv2DAttribute.KernelConstant), nameof(Conv2DAttribute.BiasInitializer),
        nameof(Conv2DAttribute.BiasConstant), nameof(Conv2DAttribute.L1), nameof(Conv2DAttribute.L2), nameof(Conv2DAttribute.Trainable),
    ];

    public override string FinalActivation(Attribute layer) => ((Conv2DAttribute)layer).Activation.ToString();

    public override string? BiasArgument(Attribute layer) =>
        layer is Conv2DAttribute { UseBias: true, Activation: Activation.Linear } ? nameof(Conv2DAttribute.UseBias) : null;

    protected override void Check(Conv2DAttribute layer, ProblemReporter problems)
    {
        ConvolutionChecks.RequireSize(layer.Filters, nameof(layer.Filters), problems);
        ConvolutionChecks.CheckWindow(layer.KernelSize, layer.KernelWidth, layer.Strides, layer.Dilation, layer.Padding, problems);
        ConvolutionChecks.CheckGroups(layer.Groups, layer.Filters, problems);
        ConvolutionChecks.CheckActivation(layer.Activation, problems);
        ConvolutionChecks.CheckStart("Kernel", layer.KernelInitializer, layer.KernelConstant, problems);
        ConvolutionChecks.CheckStart("Bias", layer.BiasInitializer, layer.BiasConstant, problems);
        Regularization.Check(layer.L1, nameof(layer.L1), problems);
        Regularization.Check(layer.L2, nameof(layer.L2), problems);
    }

    protected override Shape? InferShape(Conv2DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        var window = Images.Place(
            input, SizeOf(layer), layer.Strides, layer.Dilation, layer.Padding, nameof(layer.KernelSize), nameof(layer.KernelWidth), problems);
        if (window is null || !ConvolutionChecks.RequireReach(window, input, problems) || !ConvolutionChecks.RequireGroups(layer.Groups, input, problems))
        {
            return null;
        }

        var kernel = (double)SizeOf(layer).Height * SizeOf(layer).Width * input.Shape.Last / layer.Groups * layer.Filters;
        return ConvolutionChecks.RequireElements(kernel, (double)window.Rows * window.Columns * layer.Filters, nameof(layer.Filters), input, problems)
            ? Shape.Of(window.Rows, window.Columns, layer.Filters)
            : null;
    }

    protected override Value Lower(Conv2DAttribute layer, Value input, LayerContext context)
    {
        var (channels, size) = (input.Shape.Last / layer.Groups, SizeOf(layer));
        var kernel = context.Parameter(new ParameterDefinition("Kernel", Shape.Of(size.Height, size.Width, channels, layer.Filters))
        {
            Initializer = layer.KernelInitializer,
            Constant = layer.KernelConstant,
            FanIn = size.Area * channels,
            FanOut = size.Area * layer.Filters,
            Trainable = layer.Trainable,
        });
        List<Value> operands = [input, kernel];
        if (layer.UseBias)
        {
            operands.Add(ConvolutionChecks.Bias(layer.Filters, layer.BiasInitializer, layer.BiasConstant, layer.Trainable, context));
        }

        var window = ImageWindow.Place(input.Shape, SizeOf(layer), layer.Strides, layer.Dilation, layer.Padding)! with { Groups = layer.Groups };
        var result = context.Builder.Add(new ConvolutionOp(window, layer.UseBias), [.. operands]);
        Regularization.Add(kernel, "", layer.L1, layer.L2, context);
        return context.Activate(layer.Activation, result);
    }

    private static WindowSize SizeOf(Conv2DAttribute layer) => WindowSize.Of(layer.KernelSize, layer.KernelWidth);
}
