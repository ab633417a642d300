namespace NnGen.Generator;

/// <summary>The names of the pipeline's steps, for tests of what runs again after an edit.</summary>
internal static class TrackingNames
{
    /// <summary>Classes that are used as layers.</summary>
    public const string Block = nameof(Block);

    /// <summary>Classes that other assemblies may use as layers.</summary>
    public const string CompiledBlock = nameof(CompiledBlock);

    /// <summary>Reads symbols; runs after every edit.</summary>
    public const string Read = "Read";

    /// <summary>The MSBuild property that leaves training out.</summary>
    public const string Training = "Training";

    /// <summary>A model as a value: what follows runs only when it changed.</summary>
    public const string Model = "Model";

    /// <summary>The model as it is emitted.</summary>
    public const string Emitted = "Emitted";
}
