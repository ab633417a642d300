namespace NnGen.Benchmarks.Measuring;

/// <summary>
/// The time that the multiply-adds of a network's matrix products would take at the peak of one core. Nothing else is counted: neither
/// activations, nor the loss, nor the optimizer, nor memory. Nobody can be faster without leaving out work.
/// </summary>
internal static class Floor
{
    /// <summary>Floating-point operations of one prediction of one sample.</summary>
    public static double PredictionOperations(IReadOnlyList<(int Inputs, int Outputs)> layers)
        => layers.Sum(layer => 2.0 * layer.Inputs * layer.Outputs);

    /// <summary>
    /// Floating-point operations of one training step: forward, the gradient of each kernel, and the gradient of each layer's inputs
    /// but the first's, which nobody needs.
    /// </summary>
    public static double TrainingOperations(IReadOnlyList<(int Inputs, int Outputs)> layers, int batchSize)
        => batchSize * ((3 * PredictionOperations(layers)) - (2.0 * layers[0].Inputs * layers[0].Outputs));
}
