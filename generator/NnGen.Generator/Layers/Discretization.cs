using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Layers;

/// <summary>A 1 for the bin that each feature falls into, among boundaries that are given or learned.</summary>
internal sealed class DiscretizationDefinition : LayerDefinition<DiscretizationAttribute>
{
    protected override string Formula(DiscretizationAttribute layer) => "y = 1 for the bin of each x, otherwise 0";

    public override bool StopsGradients => true;

    /// <summary>Only the number of bins decides whether saved boundaries fit, and their shape has it.</summary>
    public override IReadOnlyCollection<string> TrainingArguments { get; } =
        [nameof(DiscretizationAttribute.BinBoundaries), nameof(DiscretizationAttribute.NumBins)];

    protected override void Check(DiscretizationAttribute layer, ProblemReporter problems)
    {
        if (layer.BinBoundaries is not { } boundaries)
        {
            problems.Require(layer.NumBins >= 2, nameof(layer.NumBins), "at least 2, or BinBoundaries given", layer.NumBins);
            problems.Require(layer.NumBins <= Limits.Dimension, nameof(layer.NumBins), $"at most {Limits.Dimension}", layer.NumBins);
            return;
        }

        problems.Require(layer.NumBins == 0, nameof(layer.NumBins), "left out where BinBoundaries are given", layer.NumBins);
        var increase = boundaries.Skip(1).Zip(boundaries, (next, one) => (float)next > (float)one).All(increases => increases);
        problems.Require(
            boundaries.Length > 0 && increase && boundaries.All(b => Limits.IsFinite((float)b)),
            nameof(layer.BinBoundaries),
            "at least one finite number, each greater than the one before in single precision",
            $"[{string.Join(", ", boundaries.Select(ArgumentText.Of))}]");
    }

    protected override Shape? InferShape(DiscretizationAttribute layer, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Rank != 1)
        {
            problems.Report(ProblemReporter.ShapeMismatch, null, "a vector [F]", input.Source, input.Shape.ToBatchString(), "; insert Flatten");
            return null;
        }

        if (layer.BinBoundaries is null && !input.IsData)
        {
            problems.Report(NormalizationDefinition.NormalizationNotFirst, null, input.Source);
        }

        if ((long)input.Shape.Count * BinsOf(layer) > Limits.ParameterElements)
        {
            problems.Report(
                ProblemReporter.ShapeMismatch,
                layer.BinBoundaries is null ? nameof(layer.NumBins) : nameof(layer.BinBoundaries),
                $"an output of at most {Limits.ParameterElements} elements",
                input.Source,
                input.Shape.ToBatchString(),
                "");
            return null;
        }

        return Shape.Of(input.Shape.Count * BinsOf(layer));
    }

    protected override Value Lower(DiscretizationAttribute layer, Value input, LayerContext context)
    {
        var boundaries = context.Parameter(new ParameterDefinition("Boundaries", Shape.Of(input.Count, BinsOf(layer) - 1))
        {
            Role = ParameterRole.Statistic,
            Trainable = false,
            InitialValues = Enumerable.Range(0, layer.BinBoundaries is null ? 0 : input.Count).SelectMany(_ => layer.BinBoundaries!).ToEquatableArray(),
            Statistic = layer.BinBoundaries is null ? InputStatistic.Quantiles : InputStatistic.None,
            StatisticInput = context.InputIndex(input),
        });
        return context.Builder.Add(new DiscretizeOp(), input, boundaries);
    }

    private static int BinsOf(DiscretizationAttribute layer) => layer.BinBoundaries is { } boundaries ? boundaries.Length + 1 : layer.NumBins;
}
