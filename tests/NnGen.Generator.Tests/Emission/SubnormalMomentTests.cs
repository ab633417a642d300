using System.Runtime.CompilerServices;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Moments of units that are never active must not stay subnormal numbers, with which steps take ten times as long.</summary>
public sealed class SubnormalMomentTests
{
    [Theory]
    [InlineData("Adam(Beta2 = 0.9)")]
    [InlineData("AdamW(Beta2 = 0.9)")]
    [InlineData("Nadam(Beta2 = 0.9)")]
    [InlineData("Lamb(Beta2 = 0.9)")]
    [InlineData("Adamax(Beta2 = 0.9)")]
    [InlineData("Lion(Beta2 = 0.9)")]
    [InlineData("SGD(LearningRate = 1e-5, Momentum = 0.9)")]
    [InlineData("RMSprop(Rho = 0.9, Momentum = 0.9, Centered = true)")]
    [InlineData("Adadelta(Rho = 0.9)")]
    public void Moments_that_have_shrunk_away_are_0(string optimizer)
    {
        using var models = CompiledModels.Compile(CompiledModels.Source(
            "Idle", $"[Model, Input(4)]\n[Dense(64, Activation.ReLU)]\n[Dense(1)]\n[MeanSquaredError, {optimizer}]"));
        var model = models.Create("Idle", seed: 1);
        var active = Batch.Random(model, 64, new Random(1));
        var idle = Batch.Random(model, 1, new Random(2));

        // All units learn, then many have no gradient for long.
        for (var step = 0; step < 5; step++)
            model.TrainStep(active);
        for (var step = 0; step < 1500; step++)
            model.TrainStep(idle);

        var core = model.Trainable.Core;
        for (var slot = 0; slot < core.Info.OptimizerSlots.Length; slot++)
        {
            var moments = Enumerable.Range(0, core.Info.GradientLength).Select(i => Unsafe.Add(ref core.Slot(slot), i)).ToList();
            Assert.Contains(moments, moment => moment != 0);
            Assert.DoesNotContain(moments, float.IsSubnormal);
        }
    }
}
