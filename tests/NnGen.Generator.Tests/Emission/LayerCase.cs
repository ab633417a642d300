using NnGen.Generator.Tests.Emission.LayerCases;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A model around one kind of layer. A new layer has its cases in a file of <c>LayerCases</c>, and the harness covers the rest.</summary>
/// <param name="Name">The class: the kind, an underscore, and what is particular.</param>
/// <param name="Input">The shape of a sample.</param>
/// <param name="Layers">The attributes of the layers.</param>
/// <param name="Output">The shape of its output, as summaries show it.</param>
internal sealed record LayerCase(string Name, string Input, string Layers, string Output)
{
    /// <summary>The kind of layer that the case is about.</summary>
    public string Kind => Name[..Name.IndexOf('_', StringComparison.Ordinal)];

    /// <summary>All cases: those of every family in <c>LayerCases</c>.</summary>
    public static IReadOnlyList<LayerCase> All { get; } = [.. LayerCaseFamily.All.SelectMany(family => family.Cases)];

    /// <summary>The layers, then a head that trains.</summary>
    public string Source => CompiledModels.Source(Name, $"[Model, Input({Input})]\n{Layers}\n[Dense(3)]\n[MeanSquaredError, Adam]");

    /// <summary>The class of the same layers without a head, which only predicts.</summary>
    public string BareName => Name + "Alone";

    /// <summary>The layers alone.</summary>
    public string BareSource => CompiledModels.Source(BareName, $"[Model, Input({Input})]\n{Layers}");

    /// <summary>A case by its name.</summary>
    public static LayerCase Named(string name) => All.Single(one => one.Name == name);
}
