using NnGen.Generator.Graph;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Interpreter;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>How far arrays, gradients and graphs agree.</summary>
internal static class Agreement
{
    /// <summary>The norm of the difference, relative to the larger norm; differences below <paramref name="floor"/> count as none.</summary>
    public static double RelativeError(IReadOnlyList<double> actual, IReadOnlyList<double> expected, double floor = 1e-14)
    {
        Assert.Equal(expected.Count, actual.Count);
        var difference = Norm(actual.Zip(expected, (a, e) => a - e));
        return difference <= floor ? 0 : difference / Math.Max(Norm(actual), Norm(expected));
    }

    /// <summary>Asserts that the gradients of the differentiated graph are those that central differences of the loss give.</summary>
    public static void AssertGradientsAreCentralDifferences(
        ComputationGraph forward,
        ReferenceBatch batch,
        IReadOnlyDictionary<string, double[]> parameters,
        string name,
        double tolerance = 1e-4)
    {
        var gradients = new ReferenceInterpreter(Differentiate.Run(forward));
        var loss = new ReferenceInterpreter(forward);
        var actual = gradients.Run(batch, parameters).Gradients;
        var trainable = forward.Parameters.Where(p => p.Trainable).Select(p => p.Name).ToHashSet();
        Assert.All(actual.Keys, parameter => Assert.Contains(parameter, trainable));
        foreach (var parameter in trainable)
        {
            var expected = CentralDifferences(loss, gradients, batch, parameters, parameter, actual.GetValueOrDefault(parameter));
            if (!actual.TryGetValue(parameter, out var gradient))
            {
                Assert.True(expected.All(d => Math.Abs(d) < 1e-9), $"{name}: {parameter} has no gradient, but the loss depends on it.");
                continue;
            }

            var error = RelativeError(gradient, expected, floor: 1e-8);
            Assert.True(
                error <= tolerance,
                $"{name}: the gradient of {parameter} is [{string.Join(", ", gradient)}], differences give [{string.Join(", ", expected)}] ({error:g2}).");
        }
    }

    /// <summary>Asserts that all outputs of one graph are among those of another, with equal elements.</summary>
    public static void AssertSameOutputs(
        ComputationGraph before,
        ComputationGraph after,
        ReferenceBatch batch,
        IReadOnlyDictionary<string, double[]> parameters,
        string name,
        double tolerance = 1e-12)
    {
        var (expected, actual) = (new ReferenceInterpreter(before).Run(batch, parameters), new ReferenceInterpreter(after).Run(batch, parameters));
        foreach (var output in before.Outputs)
        {
            var same = Assert.Single(after.Outputs, o => o.Kind == output.Kind && o.Parameter == output.Parameter && IsSameTurn(o, output));
            var error = RelativeError(actual[same], expected[output]);
            Assert.True(error <= tolerance, $"{name}: {output.Kind} {output.Parameter?.Name} differs by {error:g2}.\n{before}\n\n{after}");
        }

        // A kind may appear twice (two heads): then they keep their order.
        bool IsSameTurn(GraphOutput one, GraphOutput other) => Turn(after, one) == Turn(before, other);
        static int Turn(ComputationGraph graph, GraphOutput output) =>
            graph.Outputs.Where(o => o.Kind == output.Kind && o.Parameter == output.Parameter).ToList().FindIndex(o => ReferenceEquals(o, output));
    }

    /// <summary>Of a parameter with many elements, so many are moved, spread over all of it; the others count as they are.</summary>
    private const int MostDifferences = 40;

    private static double[] CentralDifferences(
        ReferenceInterpreter loss,
        ReferenceInterpreter gradients,
        ReferenceBatch batch,
        IReadOnlyDictionary<string, double[]> parameters,
        string parameter,
        double[]? actual)
    {
        const double Step = 1e-5;
        var elements = parameters[parameter];
        // With a gradient of none, all of it has to be 0.
        var differences = actual is null ? new double[elements.Length] : [.. actual];
        var step = actual is null ? 1 : Math.Max(1, elements.Length / MostDifferences) | 1;
        for (var i = 0; i < elements.Length; i += step)
        {
            var original = elements[i];
            differences[i] = (At(original + Step) - At(original - Step)) / (2 * Step);
            if (actual is not null && Math.Abs(differences[i] - actual[i]) > 1e-4 * (Math.Abs(actual[i]) + 1e-4))
            {
                // A kink between the two points: the derivative jumps there, and no difference tells it.
                var jump = Math.Abs(SlopeAt(original + Step) - SlopeAt(original - Step));
                differences[i] = jump > Math.Abs(differences[i] - actual[i]) ? actual[i] : differences[i];
            }

            elements[i] = original;

            double At(double element)
            {
                elements[i] = element;
                return loss.Run(batch, parameters).Loss;
            }

            double SlopeAt(double element)
            {
                elements[i] = element;
                return gradients.Run(batch, parameters).Gradients[parameter][i];
            }
        }

        return differences;
    }

    private static double Norm(IEnumerable<double> numbers) => Math.Sqrt(numbers.Sum(x => x * x));
}
