using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Layers;

/// <summary>(x − mean) / max(√variance, ε), per element of the last dimension, with statistics of the data.</summary>
internal sealed class NormalizationDefinition : LayerDefinition<NormalizationAttribute>
{
    protected override string Formula(NormalizationAttribute layer) => "y = (x − Mean) / √Variance, with statistics of the data";

    /// <summary>Keras's backend epsilon, which keeps a constant feature at 0.</summary>
    private const double Epsilon = 1e-7;

    /// <summary>The rule for a layer that must describe the data but stands behind another.</summary>
    public const string NormalizationNotFirst = "NNG0202";

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
    [
        nameof(NormalizationAttribute.Mean), nameof(NormalizationAttribute.Variance), nameof(NormalizationAttribute.AllowMissing),
        nameof(NormalizationAttribute.Elements),
    ];

    public override bool AllowsMissing(Attribute layer) => ((NormalizationAttribute)layer).AllowMissing;

    protected override void Check(NormalizationAttribute layer, ProblemReporter problems)
    {
        problems.Require(
            (layer.Mean is null) == (layer.Variance is null),
            layer.Mean is null ? nameof(layer.Variance) : nameof(layer.Mean),
            "given together with the other of Mean and Variance",
            "alone");
        problems.Require(layer.Mean?.All(Limits.IsFinite) ?? true, nameof(layer.Mean), "finite", "not");
        problems.Require(layer.Variance?.All(v => v >= 0 && Limits.IsFinite(v)) ?? true, nameof(layer.Variance), "finite and at least 0", "not");
    }

    protected override Shape? InferShape(NormalizationAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (!input.IsData)
        {
            problems.Report(NormalizationNotFirst, null, input.Source);
            return input.Shape;
        }

        foreach (var element in layer.Elements ?? [])
        {
            problems.Require(
                element >= 0 && element < input.Shape.Last, nameof(layer.Elements), $"from 0 to {input.Shape.Last - 1}", element);
        }

        CheckLength(layer.Mean, nameof(layer.Mean), input.Shape.Last, problems);
        CheckLength(layer.Variance, nameof(layer.Variance), input.Shape.Last, problems);
        return input.Shape;
    }

    protected override Value Lower(NormalizationAttribute layer, Value input, LayerContext context)
    {
        var mean = Statistic("Mean", layer.Mean, layer.Elements, Initializer.Zeros, InputStatistic.Mean, input, context);
        var variance = Statistic("Variance", layer.Variance, layer.Elements, Initializer.Ones, InputStatistic.Variance, input, context);
        var normalized = (new Variable(0) - (Expression)new Variable(1)) / Maximum.Of(Epsilon, Sqrt.Of(new Variable(2)));
        var formula = layer.AllowMissing ? Select.Of(IsNumber.Of(new Variable(0)), normalized, 0) : normalized;
        return context.Builder.Elementwise("Normalize", formula, input.Shape, input.Rows, input, mean, variance);
    }

    private static void CheckLength(double[]? values, string argument, int features, ProblemReporter problems) =>
        problems.Require(
            values is null || values.Length == 1 || values.Length == features,
            argument,
            $"one number or {features} numbers, one for each feature",
            values is null ? "" : $"{values.Length} numbers");

    private static Value Statistic(
        string name,
        double[]? values,
        int[]? elements,
        Initializer initializer,
        InputStatistic statistic,
        Value input,
        LayerContext context)
    {
        var features = input.Shape.Last;
        return context.Parameter(new ParameterDefinition(name, Shape.Of(features))
        {
            Role = ParameterRole.Statistic,
            Trainable = false,
            Initializer = initializer,
            InitialValues = Enumerable.Range(0, values is null ? 0 : features).Select(i => values![values.Length == 1 ? 0 : i]).ToEquatableArray(),
            Statistic = statistic,
            StatisticInput = context.InputIndex(input),
            StatisticElements = elements?.ToEquatableArray(),
            Copies = input.Count / features,
        });
    }
}
