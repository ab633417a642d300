namespace NnGen;

/// <summary>What the bodies of members do that only describe a model.</summary>
internal static class CompileTimeOnly
{
    /// <summary>The exception of a member that ran after all.</summary>
    public static InvalidOperationException Error() =>
        new("Forward describes a model to the compiler and never runs: call Predict of the model.");
}
