namespace NnGen.Generator.Declaration;

/// <summary>A type that emitted code names without its namespace.</summary>
/// <param name="Namespace">Where ours is.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Arity">The number of its type parameters.</param>
/// <param name="IsInExpressions">Whether it stands where a field or a method of that name would be found first: <c>Unsafe.Add</c>.</param>
internal sealed record EmittedTypeName(string Namespace, string Name, int Arity = 0, bool IsInExpressions = false);

/// <summary>
/// The types that emitted code reaches through usings: one of the user's with such a name, nearer to the model, would be taken
/// instead.
/// </summary>
internal static class EmittedTypeNames
{
    private const string Interop = "System.Runtime.InteropServices";
    private const string Intrinsics = "System.Runtime.Intrinsics";
    private const string CompilerServices = "System.Runtime.CompilerServices";
    private const string Generated = "NnGen.Generated";

    /// <summary>The usings of emitted files.</summary>
    public static IReadOnlyList<string> Namespaces { get; } = ["System", CompilerServices, Interop, Intrinsics, "NnGen", Generated];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EmittedTypeName> All { get; } =
    [
        new("NnGen", "ElementType", IsInExpressions: true),
        new("NnGen", "Initializer", IsInExpressions: true),
        new("NnGen", "ParameterRole", IsInExpressions: true),
        new("NnGen", "TripletMining", IsInExpressions: true),
        new(Generated, "AlignedBuffer"),
        new(Generated, "CompiledNetwork", Arity: 1),
        new(Generated, "ConvolutionKernels", IsInExpressions: true),
        new(Generated, "EmbeddingKernels", IsInExpressions: true),
        new(Generated, "InputStatistic", IsInExpressions: true),
        new(Generated, "ModelInfo"),
        new(Generated, "PackedInputKernels", IsInExpressions: true),
        new(Generated, "PanelKernels", IsInExpressions: true),
        new(Generated, "ParameterLayout", IsInExpressions: true),
        new(Generated, "PredictionTask", IsInExpressions: true),
        new(Generated, "ProductShare"),
        new(Generated, "RandomKernels", IsInExpressions: true),
        new(Generated, "RowKernels", IsInExpressions: true),
        new(Generated, "TargetRange", IsInExpressions: true),
        new(Generated, "ThreadShare", IsInExpressions: true),
        new(Generated, "TokenKernels", IsInExpressions: true),
        new(Generated, "VectorMath", IsInExpressions: true),
        new(Generated, "VectorWidth", IsInExpressions: true),
        new(CompilerServices, "MethodImplAttribute"),
        new(CompilerServices, "MethodImplOptions", IsInExpressions: true),
        new(CompilerServices, "Unsafe", IsInExpressions: true),
        new(Interop, "MemoryMarshal", IsInExpressions: true),
        new(Intrinsics, "Vector128", IsInExpressions: true),
        new(Intrinsics, "Vector128", Arity: 1, IsInExpressions: true),
        new(Intrinsics, "Vector256", IsInExpressions: true),
        new(Intrinsics, "Vector256", Arity: 1, IsInExpressions: true),
        new(Intrinsics, "Vector512", IsInExpressions: true),
        new(Intrinsics, "Vector512", Arity: 1, IsInExpressions: true),
    ];
}
