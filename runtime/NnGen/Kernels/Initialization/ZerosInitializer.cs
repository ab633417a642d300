using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>All 0.</summary>
internal sealed class ZerosInitializer : ParameterInitializer
{
    public override void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random) => values.Clear();
}
