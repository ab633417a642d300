using NnGen.Generator.Graph;

namespace NnGen.Generator.Passes;

/// <summary>Where a value lives while a schedule runs.</summary>
internal abstract record Storage
{
    /// <summary>The floats of the widest vector; rows and parameters are padded to multiples of it.</summary>
    public const int VectorFloats = 16;

    /// <summary>Rounds up to whole vectors.</summary>
    public static int Pad(int count) => (count + VectorFloats - 1) / VectorFloats * VectorFloats;

    /// <summary>The distance between the samples of a value that is computed: rows are padded, single numbers lie side by side.</summary>
    public static int RowStride(Value value) => value.Count == 1 ? 1 : Pad(value.Count);
}

/// <summary>The caller's densely packed rows.</summary>
internal sealed record CallerStorage(string Name) : Storage;

/// <summary>A parameter in the model's storage.</summary>
internal sealed record ParameterStorage(ParameterDefinition Parameter) : Storage;

/// <summary>The gradient of a parameter, which the first batch after a step writes and further ones add to.</summary>
internal sealed record GradientStorage(ParameterDefinition Parameter) : Storage;

/// <summary>Rows in the workspace: at <paramref name="Offset"/> floats per sample of its capacity.</summary>
internal sealed record WorkspaceStorage(int Offset, int Stride) : Storage;

/// <summary>A single number that does not depend on samples: a local variable.</summary>
internal sealed record LocalStorage : Storage;
