using NnGen.Generator.Graph;
using NnGen.Generator.Tests.Interpreter.Executions;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>Runs any graph, before or after any pass, in double precision and by the plainest loops: the oracle of emitted code.</summary>
/// <param name="graph">What is run.</param>
/// <param name="singlePrecision">Whether each value is rounded to single precision: what of the results is rounding shows by that.</param>
internal sealed class ReferenceInterpreter(ComputationGraph graph, bool singlePrecision = false)
{
    /// <summary>Computes all values of the graph.</summary>
    /// <param name="batch">The samples and what belongs to them.</param>
    /// <param name="parameters">The parameters by name, row-major.</param>
    /// <exception cref="ArgumentException">An array of the batch or a parameter is missing or has the wrong length.</exception>
    public ReferenceResults Run(ReferenceBatch batch, IReadOnlyDictionary<string, double[]> parameters)
    {
        var run = new ReferenceRun(batch, parameters);
        var values = new Dictionary<int, double[]>();
        foreach (var value in graph.Values)
        {
            var elements = OpExecution.Compute(value, [.. value.Inputs.Select(i => new Operand(i, values[i.Id]))], run);
            values[value.Id] = singlePrecision ? Array.ConvertAll(elements, element => (double)(float)element) : elements;
        }

        return new ReferenceResults(graph, values);
    }
}
