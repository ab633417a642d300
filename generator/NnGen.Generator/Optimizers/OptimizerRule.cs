using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Optimizers;

/// <summary>
/// An update as formulas: emitted for each vector width, and executed by the reference interpreter. In formulas of elements, variable 0
/// is the parameter, 1 its gradient, 2 and on the slots, all as they were before the step.
/// </summary>
/// <param name="Slots">The names of the numbers kept for each parameter element; they start at 0.</param>
/// <param name="Scalars">
/// Numbers computed in double precision, each once a step, or once a parameter and step where it depends on
/// <see cref="OptimizerDefinition.LearningRate"/>, <see cref="OptimizerDefinition.WeightDecayScale"/> or a sum. Later ones may use earlier
/// ones.
/// </param>
/// <param name="Parameter">The new value of the parameter.</param>
/// <param name="SlotUpdates">The new value of each slot, in the order of <paramref name="Slots"/>.</param>
internal sealed record OptimizerRule(
    IReadOnlyList<string> Slots,
    IReadOnlyList<(string Name, Expression Formula)> Scalars,
    Expression Parameter,
    IReadOnlyList<Expression> SlotUpdates)
{
    /// <summary>The gradient after scaling and clipping, as it stands in the formulas.</summary>
    public Expression Gradient { get; init; } = new Variable(1);

    /// <summary>Parts of the element formulas that deserve a name in emitted code, in order; they stand in the formulas as they are.</summary>
    public IReadOnlyList<(string Name, Expression Formula)> Parts { get; init; } = [];

    /// <summary>
    /// Sums over all elements of a parameter, taken in a pass of their own before the parameter changes: from squares come norms. The
    /// names are scalars.
    /// </summary>
    public IReadOnlyList<(string Name, Expression Element)> Sums { get; init; } = [];

    /// <summary>Numbers that are products over all steps so far, of a factor that is a formula of the step. The names are scalars.</summary>
    public IReadOnlyList<(string Name, Expression Factor)> StepProducts { get; init; } = [];

    /// <summary>The slot that holds the moving average of the weights, or -1.</summary>
    public int AverageSlot { get; init; } = -1;

    /// <summary>The scalars that differ from parameter to parameter.</summary>
    public IReadOnlyList<(string Name, Expression Formula)> ParameterScalars => [.. Scalars.Where(s => DependsOnParameter(s.Formula))];

    /// <summary>The scalars that are the same for all parameters.</summary>
    public IReadOnlyList<(string Name, Expression Formula)> StepScalars => [.. Scalars.Where(s => !DependsOnParameter(s.Formula))];

    /// <summary>This rule with every formula of elements rewritten.</summary>
    public OptimizerRule MapElements(Func<Expression, Expression> rewrite) => this with
    {
        Parameter = rewrite(Parameter),
        SlotUpdates = [.. SlotUpdates.Select(rewrite)],
        Parts = [.. Parts.Select(part => (part.Name, rewrite(part.Formula)))],
        Sums = [.. Sums.Select(sum => (sum.Name, rewrite(sum.Element)))],
    };

    private bool DependsOnParameter(Expression formula)
    {
        var depends = false;
        formula.Visit(part => depends |= part is Scalar scalar && (
            scalar == OptimizerDefinition.LearningRate
            || scalar == OptimizerDefinition.WeightDecayScale
            || Sums.Any(sum => sum.Name == scalar.Name)
            || Scalars.Any(other => other.Name == scalar.Name && DependsOnParameter(other.Formula))));
        return depends;
    }
}
