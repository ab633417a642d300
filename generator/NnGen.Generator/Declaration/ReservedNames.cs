namespace NnGen.Generator.Declaration;

/// <summary>The members that generated models have: a user's class cannot declare others of the same name.</summary>
internal static class ReservedNames
{
    /// <summary>Stands for the constructor in lists of members, as in metadata.</summary>
    public const string Constructor = ".ctor";

    /// <summary>All of them; <c>Network</c> and <c>_network</c> are private.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "ApplyGradients", "ArchitectureHash", "Batch", "ComputeGradients", "Evaluate", "Fit", "FromFile", "InputSize", "Load",
        "Network", "OutputSize", "PackInputs", "ParameterCount", "Parameters", "Predict", "Reserve", "Save", "Summary", "Threads", "TrainStep", "_network",
    ];

    /// <summary>Those that typed models have besides; <c>Records</c> and the fields are private.</summary>
    public static IReadOnlyList<string> TypedMembers { get; } =
        ["PredictProbabilities", "PredictProbability", "Records", "ToDataset", "_featureRows", "_targetRows"];

    /// <summary>Those of one model.</summary>
    public static IEnumerable<string> Of(bool isTyped) => isTyped ? Members.Concat(TypedMembers) : Members;
}
