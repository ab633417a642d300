using System.Runtime.CompilerServices;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Moments of units that are never active must not stay subnormal numbers, with which steps take ten times as long.</summary>
public sealed class SubnormalMomentTests
{
    [Theory]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void Moments_that_have_shrunk_away_are_0(string optimizer)
    {
        using var models = CompiledModels.Compile(CompiledModels.Source(
            "Idle", $"[Model, Input(4)]\n[Dense(64, Activation.ReLU)]\n[Dense(1)]\n[MeanSquaredError, {optimizer}(Beta2 = 0.9)]"));
        var model = models.Create("Idle", seed: 1);
        var active = Batch.Random(model, 64, new Random(1));
        var idle = Batch.Random(model, 1, new Random(2));

        // All units learn, then many have no gradient for long.
        for (var step = 0; step < 5; step++)
            model.TrainStep(active);
        for (var step = 0; step < 1500; step++)
            model.TrainStep(idle);

        var core = model.Trainable.Core;
        foreach (var slot in new[] { 0, 1 })
        {
            var moments = Enumerable.Range(0, core.Info.GradientLength).Select(i => Unsafe.Add(ref core.Slot(slot), i)).ToList();
            Assert.Contains(moments, moment => moment != 0);
            Assert.DoesNotContain(moments, float.IsSubnormal);
        }
    }
}
