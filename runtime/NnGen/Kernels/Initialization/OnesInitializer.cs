using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>All 1.</summary>
internal sealed class OnesInitializer : ParameterInitializer
{
    public override void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random) => values.Fill(1f);
}
