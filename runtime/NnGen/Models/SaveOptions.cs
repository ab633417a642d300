namespace NnGen;

/// <summary>What a saved file holds beside the parameters.</summary>
public sealed class SaveOptions
{
    /// <summary>Whether the optimizer's slots, the step, the epoch and the random state travel too.</summary>
    public bool IncludeOptimizer { get; set; }
}
