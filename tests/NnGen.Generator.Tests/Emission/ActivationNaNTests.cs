using NnGen.Generator.Tests.Emission.LayerCases;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Layers that fit any vector and only predict, compiled once.</summary>
public sealed class VectorLayers : IDisposable
{
    internal static IReadOnlyList<string> Attributes { get; } = [.. LayerCaseFamily.All.SelectMany(family => family.FitAnyVector)];

    internal CompiledModels Models { get; } = CompiledModels.Compile(
        Attributes.Select((attribute, i) => CompiledModels.Source($"Layer{i}", $"[Model, Input(5)]\n[{attribute}]")));

    public void Dispose() => Models.Dispose();
}

/// <summary>What a layer without a product does to a NaN, which no threshold may swallow.</summary>
public sealed class ActivationNaNTests(VectorLayers layers) : IClassFixture<VectorLayers>
{
    public static TheoryData<string> Attributes => [.. VectorLayers.Attributes];

    [Theory, MemberData(nameof(Attributes))]
    public void A_NaN_stays_one_and_in_its_sample(string attribute)
    {
        var model = layers.Models.Create($"Layer{VectorLayers.Attributes.ToList().IndexOf(attribute)}");
        foreach (var samples in new[] { 1, 7 })
        {
            var clean = Batch.Numbers(samples * 5, new Random(samples), -2, 2);
            var poisoned = clean.ToArray();
            poisoned[2] = float.NaN;
            var (expected, actual) = (model.Predict(clean), model.Predict(poisoned));

            Assert.Equal(float.NaN, actual[2]);
            Assert.Equal(expected[5..], actual[5..]);
        }
    }
}
