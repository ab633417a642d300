namespace NnGen.Kernels.Initialization;

/// <summary>Glorot and Bengio (2010): uniform within ±√(6 / (fan_in + fan_out)).</summary>
internal sealed class GlorotUniformInitializer : UniformInitializer
{
    protected override double Variance(int fanIn, int fanOut) => 2.0 / Math.Max(1, fanIn + fanOut);
}
