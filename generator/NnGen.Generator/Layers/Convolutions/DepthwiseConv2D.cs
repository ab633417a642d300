using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Convolutions;

/// <summary>activation(x ∗ Kernel + Bias), each channel of an image for itself.</summary>
internal sealed class DepthwiseConv2DDefinition : LayerDefinition<DepthwiseConv2DAttribute>
{
    protected override string Formula(DepthwiseConv2DAttribute layer) =>
        $"y = {Activated(layer.Activation, layer.UseBias ? "x ∗ Kernel, each channel alone, + Bias" : "x ∗ Kernel, each channel alone")}";

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
    [
        nameof(DepthwiseConv2DAttribute.KernelInitializer), nameof(DepthwiseConv2DAttribute.KernelConstant),
        nameof(DepthwiseConv2DAttribute.BiasInitializer), nameof(DepthwiseConv2DAttribute.BiasConstant),
        nameof(DepthwiseConv2DAttribute.L1), nameof(DepthwiseConv2DAttribute.L2), nameof(DepthwiseConv2DAttribute.Trainable),
    ];

    public override string FinalActivation(Attribute layer) => ((DepthwiseConv2DAttribute)layer).Activation.ToString();

    public override string? BiasArgument(Attribute layer) =>
        layer is DepthwiseConv2DAttribute { UseBias: true, Activation: Activation.Linear } ? nameof(DepthwiseConv2DAttribute.UseBias) : null;

    protected override void Check(DepthwiseConv2DAttribute layer, ProblemReporter problems)
    {
        ConvolutionChecks.CheckWindow(layer.KernelSize, layer.KernelWidth, layer.Strides, layer.Dilation, layer.Padding, problems);
        ConvolutionChecks.RequireSize(layer.DepthMultiplier, nameof(layer.DepthMultiplier), problems);
        ConvolutionChecks.CheckActivation(layer.Activation, problems);
        ConvolutionChecks.CheckStart("Kernel", layer.KernelInitializer, layer.KernelConstant, problems);
        ConvolutionChecks.CheckStart("Bias", layer.BiasInitializer, layer.BiasConstant, problems);
        Regularization.Check(layer.L1, nameof(layer.L1), problems);
        Regularization.Check(layer.L2, nameof(layer.L2), problems);
    }

    protected override Shape? InferShape(DepthwiseConv2DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        var window = Images.Place(
            input, SizeOf(layer), layer.Strides, layer.Dilation, layer.Padding, nameof(layer.KernelSize), nameof(layer.KernelWidth), problems);
        if (window is null || !ConvolutionChecks.RequireReach(window, input, problems))
        {
            return null;
        }

        var channels = (double)input.Shape.Last * layer.DepthMultiplier;
        var most = Math.Max((double)window.Rows * window.Columns, input.Shape.Count / (double)input.Shape.Last) * channels;
        return ConvolutionChecks.RequireElements((double)SizeOf(layer).Height * SizeOf(layer).Width * channels, most, nameof(layer.KernelSize), input, problems)
            ? Shape.Of(window.Rows, window.Columns, (int)channels)
            : null;
    }

    protected override Value Lower(DepthwiseConv2DAttribute layer, Value input, LayerContext context)
    {
        var (channels, size) = (input.Shape.Last, SizeOf(layer));
        var kernel = context.Parameter(new ParameterDefinition("Kernel", Shape.Of(size.Height, size.Width, channels, layer.DepthMultiplier))
        {
            Initializer = layer.KernelInitializer,
            Constant = layer.KernelConstant,
            // As Keras counts them, by the last two dimensions.
            FanIn = size.Area * channels,
            FanOut = size.Area * layer.DepthMultiplier,
            Trainable = layer.Trainable,
        });
        List<Value> operands = [DepthwiseChannels.Repeat(input, layer.DepthMultiplier, context.Builder), kernel];
        if (layer.UseBias)
        {
            operands.Add(ConvolutionChecks.Bias(channels * layer.DepthMultiplier, layer.BiasInitializer, layer.BiasConstant, layer.Trainable, context));
        }

        var window = ImageWindow.Place(input.Shape, SizeOf(layer), layer.Strides, layer.Dilation, layer.Padding)!;
        var result = context.Builder.Add(new DepthwiseConvolutionOp(window), [.. operands]);
        Regularization.Add(kernel, "", layer.L1, layer.L2, context);
        return context.Activate(layer.Activation, result);
    }

    private static WindowSize SizeOf(DepthwiseConv2DAttribute layer) => WindowSize.Of(layer.KernelSize, layer.KernelWidth);
}
