using NnGen.Generated;

namespace NnGen.Kernels.Initialization;

/// <summary>All one declared value.</summary>
internal sealed class ConstantInitializer : ParameterInitializer
{
    public override void Fill(Span<float> values, ParameterInfo parameter, ElementRandom random) => values.Fill(parameter.ConstantValue);
}
