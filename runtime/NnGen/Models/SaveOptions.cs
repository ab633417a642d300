namespace NnGen;

/// <summary>What a saved file holds beside the parameters.</summary>
public sealed class SaveOptions
{
    /// <summary>
    /// Whether what training needs to go on as if it had not stopped travels too: the optimizer's slots, its step, the numbers of
    /// batches and epochs, and the seed. A model without a loss has none of it.
    /// </summary>
    public bool IncludeOptimizer { get; set; }
}
