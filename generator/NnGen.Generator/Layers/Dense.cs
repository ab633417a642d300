using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>activation(x · Kernel + Bias)</summary>
internal sealed class DenseDefinition : LayerDefinition<DenseAttribute>
{
    protected override string Formula(DenseAttribute layer) =>
        $"y = {Activated(layer.Activation, layer.UseBias ? "x · Kernel + Bias" : "x · Kernel")}";

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
    [
        nameof(DenseAttribute.KernelInitializer), nameof(DenseAttribute.KernelConstant), nameof(DenseAttribute.BiasInitializer),
        nameof(DenseAttribute.BiasConstant), nameof(DenseAttribute.L1), nameof(DenseAttribute.L2), nameof(DenseAttribute.Trainable),
    ];

    public override string FinalActivation(Attribute layer) => ((DenseAttribute)layer).Activation.ToString();

    public override string? BiasArgument(Attribute layer) =>
        layer is DenseAttribute { UseBias: true, Activation: Activation.Linear } ? nameof(DenseAttribute.UseBias) : null;

    protected override void Check(DenseAttribute layer, ProblemReporter problems)
    {
        problems.Require(layer.Units >= 1, nameof(layer.Units), "at least 1", layer.Units);
        problems.Require(layer.Units <= Limits.Dimension, nameof(layer.Units), $"at most {Limits.Dimension}", layer.Units);
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

    protected override Shape? InferShape(DenseAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank != 1)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch, null, "a vector [in]", input.Source, input.Shape.ToBatchString(), "; insert Flatten");
            return null;
        }

        if ((long)input.Shape.Count * layer.Units > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch,
                nameof(layer.Units),
                $"a kernel of at most {Limits.ParameterElements} elements",
                input.Source,
                input.Shape.ToBatchString(),
                "");
            return null;
        }

        return Shape.Of(layer.Units);
    }

    protected override Value Lower(DenseAttribute layer, Value input, LayerContext context)
    {
        var (fanIn, fanOut) = (input.Count, layer.Units);
        var kernel = context.Parameter(new ParameterDefinition("Kernel", Shape.Of(fanIn, fanOut))
        {
            Initializer = layer.KernelInitializer,
            Constant = layer.KernelConstant,
            FanIn = fanIn,
            FanOut = fanOut,
            Trainable = layer.Trainable,
        });
        var result = context.Builder.Add(new MatMulOp(MatMulForm.Forward), input, kernel);
        if (layer.UseBias)
        {
            var bias = context.Parameter(new ParameterDefinition("Bias", Shape.Of(fanOut))
            {
                Initializer = layer.BiasInitializer,
                Constant = layer.BiasConstant,
                // Keras takes both fans of a vector from its length.
                FanIn = fanOut,
                FanOut = fanOut,
                Trainable = layer.Trainable,
            });
            result = context.Builder.Elementwise("Bias", new Variable(0) + new Variable(1), result, bias);
        }

        Regularization.Add(kernel, "", layer.L1, layer.L2, context);
        return context.Activate(layer.Activation, result);
    }
}
