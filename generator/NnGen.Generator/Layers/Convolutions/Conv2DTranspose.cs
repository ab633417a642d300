using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Convolutions;

/// <summary>activation(the image that a convolution with the kernel would have the input as its gradient for + Bias).</summary>
internal sealed class Conv2DTransposeDefinition : LayerDefinition<Conv2DTransposeAttribute>
{
    protected override string Formula(Conv2DTransposeAttribute layer) =>
        $"y = {Activated(layer.Activation, layer.UseBias ? "x ∗ᵀ Kernel + Bias" : "x ∗ᵀ Kernel")}";

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
    [
        nameof(Conv2DTransposeAttribute.KernelInitializer), nameof(Conv2DTransposeAttribute.KernelConstant),
        nameof(Conv2DTransposeAttribute.BiasInitializer), nameof(Conv2DTransposeAttribute.BiasConstant),
        nameof(Conv2DTransposeAttribute.L1), nameof(Conv2DTransposeAttribute.L2), nameof(Conv2DTransposeAttribute.Trainable),
    ];

    public override string FinalActivation(Attribute layer) => ((Conv2DTransposeAttribute)layer).Activation.ToString();

    public override string? BiasArgument(Attribute layer) =>
        layer is Conv2DTransposeAttribute { UseBias: true, Activation: Activation.Linear } ? nameof(Conv2DTransposeAttribute.UseBias) : null;

    protected override void Check(Conv2DTransposeAttribute layer, ProblemReporter problems)
    {
        ConvolutionChecks.RequireSize(layer.Filters, nameof(layer.Filters), problems);
        ConvolutionChecks.CheckWindow(layer.KernelSize, layer.KernelWidth, layer.Strides, layer.Dilation, layer.Padding, problems);
        ConvolutionChecks.CheckActivation(layer.Activation, problems);
        ConvolutionChecks.CheckStart("Kernel", layer.KernelInitializer, layer.KernelConstant, problems);
        ConvolutionChecks.CheckStart("Bias", layer.BiasInitializer, layer.BiasConstant, problems);
        Regularization.Check(layer.L1, nameof(layer.L1), problems);
        Regularization.Check(layer.L2, nameof(layer.L2), problems);
    }

    protected override Shape? InferShape(Conv2DTransposeAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (!Images.Require(input, problems))
        {
            return null;
        }

        // As many windows as reach the border go on beyond it.
        var (lines, columns) = (input.Shape.Dimensions[0].Capacity, input.Shape.Dimensions[1].Capacity);
        var (above, beside) = (2.0 * (SizeOf(layer).Height - 1) * layer.Dilation / layer.Strides, 2.0 * (SizeOf(layer).Width - 1) * layer.Dilation / layer.Strides);
        if (!ConvolutionChecks.RequireReach(lines + above, columns + beside, input, problems))
        {
            return null;
        }

        var (height, width) = Enlarged(layer, input.Shape);
        var kernel = (double)SizeOf(layer).Height * SizeOf(layer).Width * layer.Filters * input.Shape.Last;
        return ConvolutionChecks.RequireElements(kernel, (double)height * width * layer.Filters, nameof(layer.Filters), input, problems)
            ? Shape.Of((int)height, (int)width, layer.Filters)
            : null;
    }

    protected override Value Lower(Conv2DTransposeAttribute layer, Value input, LayerContext context)
    {
        var (channels, size) = (input.Shape.Last, SizeOf(layer));
        var kernel = context.Parameter(new ParameterDefinition("Kernel", Shape.Of(size.Height, size.Width, layer.Filters, channels))
        {
            Initializer = layer.KernelInitializer,
            Constant = layer.KernelConstant,
            // As Keras counts them, by the last two dimensions.
            FanIn = size.Area * layer.Filters,
            FanOut = size.Area * channels,
            Trainable = layer.Trainable,
        });
        var (height, width) = Enlarged(layer, input.Shape);
        var shape = Shape.Of((int)height, (int)width, layer.Filters);
        var window = ImageWindow.Place(shape, SizeOf(layer), layer.Strides, layer.Dilation, layer.Padding)!;
        List<Value> operands = [input, kernel];
        if (layer.UseBias)
        {
            operands.Add(ConvolutionChecks.Bias(layer.Filters, layer.BiasInitializer, layer.BiasConstant, layer.Trainable, context));
        }

        var result = context.Builder.Add(new TransposedConvolutionOp(window, shape) { HasBias = layer.UseBias }, [.. operands]);
        Regularization.Add(kernel, "", layer.L1, layer.L2, context);
        return context.Activate(layer.Activation, result);
    }

    /// <summary>The lines and columns out: those whose windows a convolution would make so many of.</summary>
    private static (long Height, long Width) Enlarged(Conv2DTransposeAttribute layer, Shape input)
    {
        return (Along(input.Dimensions[0].Capacity, SizeOf(layer).Height), Along(input.Dimensions[1].Capacity, SizeOf(layer).Width));

        long Along(int length, int size)
        {
            var span = ((long)(size - 1) * layer.Dilation) + 1;
            return ((long)length * layer.Strides) + (layer.Padding == Padding.Same ? 0 : Math.Max(0, span - layer.Strides));
        }
    }

    private static WindowSize SizeOf(Conv2DTransposeAttribute layer) => WindowSize.Of(layer.KernelSize, layer.KernelWidth);
}
