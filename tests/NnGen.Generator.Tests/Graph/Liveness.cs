using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>When values are needed, computed apart from the memory plan: a value lives from its op to its last reader.</summary>
internal static class Liveness
{
    /// <summary>Asserts that no two values that are needed at the same time share a float of the workspace or a gradient.</summary>
    public static void AssertPlacesAreDistinct(Schedule schedule)
    {
        var graph = schedule.Graph;
        var stored = graph.Values.Where(v => v.Op is not ReshapeOp && schedule.Places[v.Id] is WorkspaceStorage).ToList();
        foreach (var (one, other) in stored.SelectMany((one, i) => stored.Skip(i + 1).Select(other => (one, other))))
        {
            var (a, b) = ((WorkspaceStorage)schedule.Places[one.Id], (WorkspaceStorage)schedule.Places[other.Id]);
            var overlap = a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length;
            Assert.False(
                overlap && LastRead(graph, one) >= other.Id, $"{one} at {a} is overwritten by {other} at {b}.\n{graph}");
        }

        var vectors = graph.Values.Where(v => schedule.Places[v.Id] is VectorStorage).ToList();
        foreach (var (one, other) in vectors.SelectMany((one, i) => vectors.Skip(i + 1).Select(other => (one, other))))
        {
            var (a, b) = ((VectorStorage)schedule.Places[one.Id], (VectorStorage)schedule.Places[other.Id]);
            var overlap = a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length;
            Assert.False(overlap && LastRead(graph, one) >= other.Id, $"{one} at {a} is overwritten by {other} at {b}.\n{graph}");
        }

        Assert.All(vectors, v => Assert.InRange(((VectorStorage)schedule.Places[v.Id]).Offset, 0, schedule.VectorLength - v.Count));
        Assert.All(stored, v => Assert.InRange(((WorkspaceStorage)schedule.Places[v.Id]).Offset, 0, schedule.WorkspaceWidth - (v.Count * v.Rows)));
        Assert.All(
            graph.Values.Where(v => v.Op is ReshapeOp), view => AssertSamePlace(schedule.Places[view.Inputs[0].Id], schedule.Places[view.Id]));
        foreach (var output in graph.Outputs.Where(o => o.Kind == OutputKind.Gradient))
        {
            Assert.Equal(new GradientStorage(output.Parameter!), schedule.Places[output.Value.Id]);
        }
    }

    /// <summary>A view begins where its source does; the distance between its rows may be another.</summary>
    private static void AssertSamePlace(Storage source, Storage view) =>
        Assert.Equal(source is WorkspaceStorage place ? place with { Stride = 0 } : source, view is WorkspaceStorage other ? other with { Stride = 0 } : view);

    private static int LastRead(ComputationGraph graph, Value value)
    {
        if (graph.Outputs.Any(o => o.Value == value))
        {
            return int.MaxValue;
        }

        var readers = graph.Values.Where(v => v.Inputs.Contains(value)).ToList();
        return readers.Select(r => r.Op is ReshapeOp ? Math.Max(r.Id, LastRead(graph, r)) : r.Id).DefaultIfEmpty(value.Id).Max();
    }
}
