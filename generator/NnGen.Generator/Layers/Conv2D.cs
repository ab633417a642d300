using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers;

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
        problems.Require(layer.Filters is >= 1 and <= Limits.Dimension, nameof(layer.Filters), $"from 1 to {Limits.Dimension}", layer.Filters);
        problems.Require(layer.KernelSize is >= 1 and <= Limits.Dimension, nameof(layer.KernelSize), $"from 1 to {Limits.Dimension}", layer.KernelSize);
        problems.Require(layer.Strides is >= 1 and <= Limits.Dimension, nameof(layer.Strides), $"from 1 to {Limits.Dimension}", layer.Strides);
        problems.Require(layer.Dilation is >= 1 and <= Limits.Dimension, nameof(layer.Dilation), $"from 1 to {Limits.Dimension}", layer.Dilation);
        problems.Require(Enum.IsDefined(typeof(Padding), layer.Padding), nameof(layer.Padding), "a member of Padding", (int)layer.Padding);
        problems.Require(Enum.IsDefined(typeof(Activation), layer.Activation), nameof(layer.Activation), "a member of Activation", (int)layer.Activation);
        problems.Require(
            Enum.IsDefined(typeof(Initializer), layer.KernelInitializer), nameof(layer.KernelInitializer), "a member of Initializer", (int)layer.KernelInitializer);
        problems.Require(
            Enum.IsDefined(typeof(Initializer), layer.BiasInitializer), nameof(layer.BiasInitializer), "a member of Initializer", (int)layer.BiasInitializer);
        problems.Require(Limits.IsFinite(layer.KernelConstant), nameof(layer.KernelConstant), "finite", layer.KernelConstant);
        problems.Require(Limits.IsFinite(layer.BiasConstant), nameof(layer.BiasConstant), "finite", layer.BiasConstant);
        Regularization.Check(layer.L1, nameof(layer.L1), problems);
        Regularization.Check(layer.L2, nameof(layer.L2), problems);
    }

    protected override Shape? InferShape(Conv2DAttribute layer, LayerInput input, ProblemReporter problems)
    {
        var window = Images.Place(input, layer.KernelSize, layer.Strides, layer.Dilation, layer.Padding, nameof(layer.KernelSize), problems);
        if (window is null)
        {
            return null;
        }

        var parameters = (double)layer.KernelSize * layer.KernelSize * input.Shape.Last * layer.Filters;
        if (parameters > Limits.ParameterElements || (double)window.Rows * window.Columns * layer.Filters > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch,
                nameof(layer.Filters),
                $"a kernel and an output of at most {Limits.ParameterElements} elements",
                input.Source,
                input.Shape.ToBatchString(),
                "");
            return null;
        }

        return Shape.Of(window.Rows, window.Columns, layer.Filters);
    }

    protected override Value Lower(Conv2DAttribute layer, Value input, LayerContext context)
    {
        var (channels, area) = (input.Shape.Last, layer.KernelSize * layer.KernelSize);
        var kernel = context.Parameter(new ParameterDefinition("Kernel", Shape.Of(layer.KernelSize, layer.KernelSize, channels, layer.Filters))
        {
            Initializer = layer.KernelInitializer,
            Constant = layer.KernelConstant,
            FanIn = area * channels,
            FanOut = area * layer.Filters,
            Trainable = layer.Trainable,
        });
        List<Value> operands = [input, kernel];
        if (layer.UseBias)
        {
            operands.Add(context.Parameter(new ParameterDefinition("Bias", Shape.Of(layer.Filters))
            {
                Initializer = layer.BiasInitializer,
                Constant = layer.BiasConstant,
                // Keras takes both fans of a vector from its length.
                FanIn = layer.Filters,
                FanOut = layer.Filters,
                Trainable = layer.Trainable,
            }));
        }

        var window = ImageWindow.Place(input.Shape, layer.KernelSize, layer.Strides, layer.Dilation, layer.Padding)!;
        var result = context.Builder.Add(new ConvolutionOp(window, layer.UseBias), [.. operands]);
        Regularization.Add(kernel, "", layer.L1, layer.L2, context);
        return context.Activate(layer.Activation, result);
    }
}
