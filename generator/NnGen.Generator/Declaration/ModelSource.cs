using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>What the pipeline carries of one model: equal as long as nothing changed that the emitted code depends on.</summary>
/// <param name="Declaration">What was declared, as far as it could be read.</param>
/// <param name="Obstacle">
/// Null for a valid model; otherwise the id of the first broken rule, or empty when the compiler itself reports the error.
/// </param>
/// <param name="TakenNames">The reserved members that the user declared nevertheless; what is emitted leaves them out.</param>
internal sealed record ModelSource(ModelDeclaration Declaration, string? Obstacle, EquatableArray<string> TakenNames)
{
    /// <summary>The same model without loss and optimizer.</summary>
    public ModelSource WithoutTraining() => this with { Declaration = Declaration with { Loss = null, LossBody = null, OutputLosses = EquatableArray<OutputLoss>.Empty, Optimizer = null } };
}
