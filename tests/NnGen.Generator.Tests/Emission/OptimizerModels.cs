using NnGen.Generator.Optimizers;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A model with every optimizer, with its defaults and with all options that optimizers share.</summary>
public sealed class OptimizerModels : IDisposable
{
    private const string Options =
        "(LearningRate = 0.01, WeightDecay = 0.02, GlobalClipNorm = 2.0, ClipNorm = 1.0, ClipValue = 0.5, UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 4)";

    private const string Body = "[Model, Input(10)]\n[Dense(37, Activation.Tanh)]\n[Dropout(0.2)]\n[Dense(4)]\n[MeanSquaredError, ";

    /// <summary>The kinds, found as the generator finds them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. OptimizerRegistry.All.Select(definition => definition.Kind)];

    /// <summary>The classes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Kinds, .. Kinds.Select(kind => kind + "WithOptions")];

    internal CompiledModels Models { get; } = CompiledModels.Compile(
    [
        .. Kinds.Select(kind => CompiledModels.Source(kind, $"{Body}{kind}]")),
        .. Kinds.Select(kind => CompiledModels.Source(kind + "WithOptions", $"{Body}{kind}{Options}]")),
        CompiledModels.Source("Plain", Plain("SGD(LearningRate = 0.125)")),
        CompiledModels.Source("Decaying", Plain("SGD(LearningRate = 0.125, WeightDecay = 0.5)")),
        CompiledModels.Source("Averaging", Plain("Adam(LearningRate = 0.05, UseEma = true, EmaMomentum = 0.75)")),
        CompiledModels.Source("Accumulating", Plain("SGD(LearningRate = 0.125, GradientAccumulationSteps = 3)")),
        CompiledModels.Source("Frozen", FrozenAtRunTime.Attributes.Replace(", Trainable = false", "", StringComparison.Ordinal)),
        CompiledModels.Source("Digits", "[Model, Input(6)]\n[Dense(16, Activation.Tanh)]\n[Dense(8, Activation.Tanh)]\n[Dense(3)]\n[MeanSquaredError, Adam(LearningRate = 0.02)]"),
        CompiledModels.Source("Parity", "[Model, Input(6)]\n[Dense(16, Activation.Tanh)]\n[Dense(8, Activation.Tanh)]\n[Dense(1)]\n[MeanSquaredError, Adam(LearningRate = 0.02)]"),
    ]);

    /// <summary>The case with a layer that is declared frozen; here it is frozen at run time.</summary>
    internal static ReferenceValues.ReferenceCase FrozenAtRunTime => ReferenceValues.ReferenceCase.Named("LayerDenseFrozenGlobalClipNorm");

    public void Dispose() => Models.Dispose();

    private static string Plain(string optimizer) => $"[Model, Input(5)]\n[Dense(7, Activation.Tanh)]\n[Dense(2)]\n[MeanSquaredError, {optimizer}]";
}
