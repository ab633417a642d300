using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Convolutions;

/// <summary>activation((x ∗ DepthwiseKernel) · PointwiseKernel + Bias): each channel for itself, then each pixel for itself.</summary>
internal sealed class SeparableConv2DDefinition : LayerDefinition<SeparableConv2DAttribute>
{
    protected override string Formula(SeparableConv2DAttribute layer) =>
        $"y = {Activated(layer.Activation, layer.UseBias ? "(x ∗ DepthwiseKernel) · PointwiseKernel + Bias" : "(x ∗ DepthwiseKernel) · PointwiseKernel")}";

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
    [
        nameof(SeparableConv2DAttribute.DepthwiseInitializer), nameof(SeparableConv2DAttribute.DepthwiseConstant),
        nameof(SeparableConv2DAttribute.PointwiseInitializer), nameof(SeparableConv2DAttribute.PointwiseConstant),
        nameof(SeparableConv2DAttribute.BiasInitializer), nameof(SeparableConv2DAttribute.BiasConstant),
        nameof(SeparableConv2DAttribute.DepthwiseL1), nameof(SeparableConv2DAttribute.DepthwiseL2),
        nameof(SeparableConv2DAttribute.PointwiseL1), nameof(SeparableConv2DAttribute.PointwiseL2), nameof(SeparableConv2DAttribute.Trainable),
    ];

    public override string FinalActivation(Attribute layer) => ((SeparableConv2DAttribute)layer).Activation.ToString();

    public override string? BiasArgument(Attribute layer) =>
        layer is SeparableConv2DAttribute { UseBias: true, Activation: Activation.Linear } ? nameof(SeparableConv2DAttribute.UseBias) : null;

    protected override void Check(SeparableConv2DAttribute layer, ProblemReporter problems)
    {
        ConvolutionChecks.RequireSize(layer.Filters, nameof(layer.Filters), problems);
        ConvolutionChecks.CheckWindow(layer.KernelSize, layer.KernelWidth, layer.Strides, layer.Dilation, layer.Padding, problems);
        ConvolutionChecks.RequireSize(layer.DepthMultiplier, nameof(layer.DepthMultiplier), problems);
        ConvolutionChecks.CheckActivation(layer.Activation, problems);
        ConvolutionChecks.CheckStart("Depthwise", layer.DepthwiseInitializer, layer.DepthwiseConstant, problems);
        ConvolutionChecks.CheckStart("Pointwise", layer.PointwiseInitializer, layer.PointwiseConstant, problems);
        ConvolutionChecks.CheckStart("Bias", layer.BiasInitializer, layer.BiasConstant, problems);
        Regularization.Check(layer.DepthwiseL1, nameof(layer.DepthwiseL1), problems);
        Regularization.Check(layer.DepthwiseL2, nameof(layer.DepthwiseL2), problems);
        Regularization.Check(layer.PointwiseL1, nameof(layer.PointwiseL1), problems);
        Regularization.Check(layer.PointwiseL2, nameof(layer.PointwiseL2), problems);
    }

    protected override Shape? InferShape(SeparableConv2DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        var window = Images.Place(
            input, SizeOf(layer), layer.Strides, layer.Dilation, layer.Padding, nameof(layer.KernelSize), nameof(layer.KernelWidth), problems);
        if (window is null || !ConvolutionChecks.RequireReach(window, input, problems))
        {
            return null;
        }

        var (channels, pixels) = ((double)input.Shape.Last * layer.DepthMultiplier, (double)window.Rows * window.Columns);
        var kernel = channels * Math.Max((double)SizeOf(layer).Height * SizeOf(layer).Width, layer.Filters);
        var most = Math.Max(Math.Max(pixels, input.Shape.Count / (double)input.Shape.Last) * channels, pixels * layer.Filters);
        return ConvolutionChecks.RequireElements(kernel, most, nameof(layer.Filters), input, problems)
            ? Shape.Of(window.Rows, window.Columns, layer.Filters)
            : null;
    }

    protected override Value Lower(SeparableConv2DAttribute layer, Value input, LayerContext context)
    {
        var (channels, size) = (input.Shape.Last, SizeOf(layer));
        var between = channels * layer.DepthMultiplier;
        var depthwise = context.Parameter(new ParameterDefinition("DepthwiseKernel", Shape.Of(size.Height, size.Width, channels, layer.DepthMultiplier))
        {
            Initializer = layer.DepthwiseInitializer,
            Constant = layer.DepthwiseConstant,
            // As Keras counts them, by the last two dimensions.
            FanIn = size.Area * channels,
            FanOut = size.Area * layer.DepthMultiplier,
            Trainable = layer.Trainable,
        });
        var pointwise = context.Parameter(new ParameterDefinition("PointwiseKernel", Shape.Of(1, 1, between, layer.Filters))
        {
            Initializer = layer.PointwiseInitializer,
            Constant = layer.PointwiseConstant,
            FanIn = between,
            FanOut = layer.Filters,
            Trainable = layer.Trainable,
        });
        var builder = context.Builder;
        var window = ImageWindow.Place(input.Shape, SizeOf(layer), layer.Strides, layer.Dilation, layer.Padding)!;
        var channelwise = builder.Add(new DepthwiseConvolutionOp(window), DepthwiseChannels.Repeat(input, layer.DepthMultiplier, builder), depthwise);
        List<Value> operands = [channelwise, pointwise];
        if (layer.UseBias)
        {
            operands.Add(ConvolutionChecks.Bias(layer.Filters, layer.BiasInitializer, layer.BiasConstant, layer.Trainable, context));
        }

        var result = builder.Add(new ConvolutionOp(ImageWindow.Place(channelwise.Shape, new WindowSize(1, 1), 1, 1, Padding.Valid)!, layer.UseBias), [.. operands]);
        Regularization.Add(depthwise, "Depthwise", layer.DepthwiseL1, layer.DepthwiseL2, context);
        Regularization.Add(pointwise, "Pointwise", layer.PointwiseL1, layer.PointwiseL2, context);
        return context.Activate(layer.Activation, result);
    }

    private static WindowSize SizeOf(SeparableConv2DAttribute layer) => WindowSize.Of(layer.KernelSize, layer.KernelWidth);
}
