using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Measuring;

/// <summary>
/// The least time that a network can take: the multiply-adds of its products at the peak of the core, or reading the weights, whichever is
/// longer; in training the optimizer's reading and writing besides. Neither activations nor the loss are counted.
/// </summary>
internal static class Floor
{
    /// <summary>Adam reads gradient, moments and parameter, and writes all but the gradient.</summary>
    private const int AdamBytes = 7 * sizeof(float);

    private const int AdamFootprint = 4 * sizeof(float);

    /// <summary>Seconds of one prediction.</summary>
    /// <param name="problem">The network.</param>
    /// <param name="batchSize">The samples.</param>
    /// <param name="peak">Floating-point operations a second, of all threads together.</param>
    /// <param name="threads">How many share the reading.</param>
    public static double Prediction(DenseProblem problem, int batchSize, double peak, int threads)
    {
        var bytes = (long)problem.ParameterCount * sizeof(float);
        return Math.Max(batchSize * Operations(problem) / peak, bytes / (threads * Bandwidth.Of(bytes / threads)));
    }

    /// <summary>
    /// Seconds of one training step: forward, the gradient of each kernel, the gradient of each layer's inputs but the first's, which nobody
    /// needs, and Adam.
    /// </summary>
    /// <inheritdoc cref="Prediction"/>
    public static double TrainingStep(DenseProblem problem, int batchSize, double peak, int threads)
    {
        var (inputs, outputs) = problem.Layers[0];
        var products = batchSize * ((3 * Operations(problem)) - (2.0 * inputs * outputs)) / peak;
        var adam = (long)problem.ParameterCount * AdamBytes / (threads * Bandwidth.Of((long)problem.ParameterCount * AdamFootprint / threads));
        return products + adam;
    }

    /// <summary>Floating-point operations of one prediction of one sample.</summary>
    private static double Operations(DenseProblem problem) => problem.Layers.Sum(layer => 2.0 * layer.Inputs * layer.Outputs);
}
