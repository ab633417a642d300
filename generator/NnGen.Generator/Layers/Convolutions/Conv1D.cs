using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Convolutions;

/// <summary>activation(x ∗ Kernel + Bias), over a sequence, which is an image of one line.</summary>
internal sealed class Conv1DDefinition : LayerDefinition<Conv1DAttribute>
{
    protected override string Formula(Conv1DAttribute layer) =>
        $"y = {Activated(layer.Activation, layer.UseBias ? "x ∗ Kernel + Bias" : "x ∗ Kernel")}";

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
    [
        nameof(Conv1DAttribute.KernelInitializer), nameof(Conv1DAttribute.KernelConstant), nameof(Conv1DAttribute.BiasInitializer),
        nameof(Conv1DAttribute.BiasConstant), nameof(Conv1DAttribute.L1), nameof(Conv1DAttribute.L2), nameof(Conv1DAttribute.Trainable),
    ];

    public override string FinalActivation(Attribute layer) => ((Conv1DAttribute)layer).Activation.ToString();

    public override string? BiasArgument(Attribute layer) =>
        layer is Conv1DAttribute { UseBias: true, Activation: Activation.Linear } ? nameof(Conv1DAttribute.UseBias) : null;

    protected override void Check(Conv1DAttribute layer, ProblemReporter problems)
    {
        ConvolutionChecks.RequireSize(layer.Filters, nameof(layer.Filters), problems);
        ConvolutionChecks.CheckWindow(layer.KernelSize, kernelWidth: 0, layer.Strides, layer.Dilation, layer.Padding, problems);
        ConvolutionChecks.CheckGroups(layer.Groups, layer.Filters, problems);
        ConvolutionChecks.CheckActivation(layer.Activation, problems);
        ConvolutionChecks.CheckStart("Kernel", layer.KernelInitializer, layer.KernelConstant, problems);
        ConvolutionChecks.CheckStart("Bias", layer.BiasInitializer, layer.BiasConstant, problems);
        Regularization.Check(layer.L1, nameof(layer.L1), problems);
        Regularization.Check(layer.L2, nameof(layer.L2), problems);
    }

    protected override Shape? InferShape(Conv1DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        var window = Images.PlaceInSequence(input, layer.KernelSize, layer.Strides, layer.Dilation, layer.Padding, nameof(layer.KernelSize), problems);
        if (window is null || !ConvolutionChecks.RequireReach(window, input, problems) || !ConvolutionChecks.RequireGroups(layer.Groups, input, problems))
        {
            return null;
        }

        var kernel = (double)layer.KernelSize * input.Shape.Last / layer.Groups * layer.Filters;
        return ConvolutionChecks.RequireElements(kernel, (double)window.Columns * layer.Filters, nameof(layer.Filters), input, problems)
            ? Shape.Of(window.Columns, layer.Filters)
            : null;
    }

    protected override Value Lower(Conv1DAttribute layer, Value input, LayerContext context)
    {
        var channels = input.Shape.Last / layer.Groups;
        var kernel = context.Parameter(new ParameterDefinition("Kernel", Shape.Of(layer.KernelSize, channels, layer.Filters))
        {
            Initializer = layer.KernelInitializer,
            Constant = layer.KernelConstant,
            FanIn = layer.KernelSize * channels,
            FanOut = layer.KernelSize * layer.Filters,
            Trainable = layer.Trainable,
        });
        List<Value> operands = [Images.AsImage(input, context.Builder), kernel];
        if (layer.UseBias)
        {
            operands.Add(ConvolutionChecks.Bias(layer.Filters, layer.BiasInitializer, layer.BiasConstant, layer.Trainable, context));
        }

        var window = ImageWindow.PlaceInSequence(input.Shape, layer.KernelSize, layer.Strides, layer.Dilation, layer.Padding)! with { Groups = layer.Groups };
        var result = context.Builder.Add(new ConvolutionOp(window, layer.UseBias), [.. operands]);
        Regularization.Add(kernel, "", layer.L1, layer.L2, context);
        return context.Activate(layer.Activation, Images.AsSequence(result, context.Builder));
    }
}
