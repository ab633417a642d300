using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>What the documentation of emitted members says of targets.</summary>
public class TargetDocumentationTests
{
    [Theory]
    [InlineData("CrossEntropy", "class indices, 0 to 4, <c>[N]</c>")]
    [InlineData("Triplet", "class indices, 0 or more, <c>[N]</c>")]
    [InlineData("Contrastive", "class indices, 0 or more, <c>[N]</c>")]
    [InlineData("MeanSquaredError", "targets, <c>[N, 5]</c>")]
    public void Members_say_which_targets_a_loss_takes(string loss, string targets)
    {
        var outcome = GeneratorHarness.Run(Sources.Model($"[Model, Input(3), Dense(5), {loss}, SGD]"));

        Assert.Contains(targets, outcome.Files["M.Api.g.cs"], StringComparison.Ordinal);
    }
}
