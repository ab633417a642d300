using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Losses;

/// <summary>Stands for the losses of several outputs in declarations.</summary>
internal sealed class SeveralLossesAttribute : LossAttribute;

/// <summary>The losses of several outputs, each times its weight. Their targets lie side by side, class indices as the numbers that they are.</summary>
internal sealed class SeveralLossesDefinition : LossDefinition<SeveralLossesAttribute>
{
    /// <summary>What stands for the losses of several outputs in declarations.</summary>
    public const string SeveralKind = "SeveralLosses";

    private readonly IReadOnlyList<Shape> _heads = [];

    /// <summary>For the search by reflection: a model's own has losses.</summary>
    public SeveralLossesDefinition()
    {
    }

    public SeveralLossesDefinition(IReadOnlyList<ResolvedLoss> losses, IReadOnlyList<Shape> heads) => (Losses, _heads) = (losses, heads);

    /// <summary>The loss of each output.</summary>
    public IReadOnlyList<ResolvedLoss> Losses { get; } = [];

    /// <summary>Several tasks are none that has metrics.</summary>
    public override PredictionTask Task => PredictionTask.Embedding;

    /// <summary>The targets of each output.</summary>
    public IReadOnlyList<TargetDefinition> Targets => [.. Losses.Zip(_heads, (loss, head) => loss.Definition.Target(loss.Attribute, head))];

    protected override TargetDefinition Target(SeveralLossesAttribute loss, Shape head) =>
        new(Shape.Of(Targets.Sum(target => target.Shape.Count)), ElementType.Float32);

    protected override Value Lower(SeveralLossesAttribute loss, Value head, Value target, GraphBuilder builder) =>
        throw new NotSupportedException("Each output has a loss of its own.");
}
