using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Passes;

/// <summary>The passes, in order. Each takes a graph and gives a graph that computes the same.</summary>
internal static class Pipeline
{
    /// <summary>The passes after lowering, by name; tests run graphs before and after each.</summary>
    public static IReadOnlyList<(string Name, Func<ComputationGraph, ComputationGraph> Run)> Passes(GraphPurpose purpose) =>
    [
        .. purpose == GraphPurpose.Train ? One(nameof(Differentiate), Differentiate.Run) : [],
        (nameof(RemoveUnused), RemoveUnused.Run),
        .. purpose == GraphPurpose.Train ? [] : One(nameof(FlipKernels), FlipKernels.Run),
        (nameof(PadImages), PadImages.Run),
        (nameof(NarrowProducts), NarrowProducts.Run),
        (nameof(FormulasInRows), FormulasInRows.Run),
        .. purpose == GraphPurpose.Train
            ? One(nameof(FactorSums), FactorSums.Run)
            : [.. One(nameof(FoldIntoProducts), FoldIntoProducts.Run), .. One(nameof(FoldIntoConvolutions), FoldIntoConvolutions.Run)],
        (nameof(Fuse), Fuse.Run),
        (nameof(StageInputs), StageInputs.Run),
        (nameof(RepackRows), RepackRows.Run),
        (nameof(SkipZeros), SkipZeros.Run),
        (nameof(SeparateGradients), SeparateGradients.Run),
    ];

    private static (string Name, Func<ComputationGraph, ComputationGraph> Run)[] One(string name, Func<ComputationGraph, ComputationGraph> run) =>
        [(name, run)];

    /// <summary>The graph that is planned and emitted.</summary>
    public static ComputationGraph Run(ResolvedModel model, GraphPurpose purpose) =>
        Passes(purpose).Aggregate(UnpackedAfter(Lowering.Lower(model, purpose), model), (graph, pass) => pass.Run(graph));

    private static ComputationGraph UnpackedAfter(ComputationGraph graph, ResolvedModel model) => UnpackInputs.Run(graph, Lowering.Inputs(model));
}
