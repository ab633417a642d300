using NnGen.Generator.Graph;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>What a graph made of one batch.</summary>
internal sealed class ReferenceResults(ComputationGraph graph, IReadOnlyDictionary<int, double[]> values)
{
    /// <summary>The predictions, <c>[N, …]</c>.</summary>
    public double[] Prediction => Output(OutputKind.Prediction);

    /// <summary>What the loss was computed from, <c>[N, …]</c>.</summary>
    public double[] HeadOutput => Output(OutputKind.HeadOutput);

    /// <summary>The mean loss, regularisation included.</summary>
    public double Loss => Output(OutputKind.Loss)[0];

    /// <summary>The gradients of the loss by the names of the parameters, row-major.</summary>
    public IReadOnlyDictionary<string, double[]> Gradients { get; } =
        graph.Outputs.Where(o => o.Kind == OutputKind.Gradient).ToDictionary(o => o.Parameter!.Name, o => values[o.Value.Id]);

    /// <summary>The new values of the statistics that training moves, by their names.</summary>
    public IReadOnlyDictionary<string, double[]> StatisticUpdates { get; } =
        graph.Outputs.Where(o => o.Kind == OutputKind.StatisticUpdate).ToDictionary(o => o.Parameter!.Name, o => values[o.Value.Id]);

    /// <summary>The elements of any value of the graph.</summary>
    public double[] this[Value value] => values[value.Id];

    /// <summary>The elements of an output.</summary>
    public double[] this[GraphOutput output] => values[output.Value.Id];

    private double[] Output(OutputKind kind) =>
        values[(graph.Find(kind) ?? throw new InvalidOperationException($"The graph has no {kind}.")).Id];
}
