using System.Globalization;
using NnGen.Generator.Tests.Emission.LayerCases;

namespace NnGen.Generator.Tests.Emission;

/// <summary>A valid stack of random layers, loss, optimizer and batch size.</summary>
/// <param name="Name">The class.</param>
/// <param name="Source">Its source.</param>
/// <param name="Samples">The size of its batch.</param>
/// <param name="Weighted">Whether samples have weights.</param>
internal sealed record RandomStack(string Name, string Source, int Samples, bool Weighted)
{
    private static readonly int[] s_batchSizes = [1, 2, 3, 5, 7, 8, 9, 16, 31, 33, 64, 65];
    private static readonly string[] s_activations = Enum.GetNames<Activation>();
    private static readonly string[] s_layers = [.. LayerCaseFamily.All.SelectMany(family => family.FitAnyVector)];

    private static readonly IReadOnlyList<string>[] s_reshapings = [.. LayerCaseFamily.All.SelectMany(family => family.ReshapeAnyVector)];

    private static readonly string[] s_optimizers =
        ["SGD", "SGD(Momentum = 0.9, Nesterov = true)", "Adam", "AdamW(GlobalClipNorm = 1.0)"];

    /// <summary>The stack of a seed, always the same.</summary>
    public static RandomStack Create(int seed)
    {
        var random = new Random(seed);
        var name = string.Create(CultureInfo.InvariantCulture, $"Stack{seed}");
        var attributes = new List<string> { "Model" };
        if (random.Next(5) == 0)
        {
            attributes.AddRange([$"Input({random.Next(1, 9)}, {random.Next(1, 9)})", .. Sometimes(random, "Normalization"), "Flatten"]);
        }
        else
        {
            attributes.AddRange([$"Input({Width(random)})", .. Sometimes(random, "Normalization")]);
        }

        for (var hidden = random.Next(0, 4); hidden > 0; hidden--)
        {
            attributes.Add(Dense(Width(random), random));
            attributes.AddRange(Sometimes(random, Pick(s_layers, random)));
            attributes.AddRange(random.Next(3) == 0 ? Pick(s_reshapings, random) : []);
        }

        attributes.AddRange(HeadAndLoss(random));
        attributes.Add(Pick(s_optimizers, random));
        var source = CompiledModels.Source(name, string.Concat(attributes.Select(attribute => $"[{attribute}]\n")));
        // In turn, so that every size occurs.
        return new RandomStack(name, source, s_batchSizes[seed % s_batchSizes.Length], Weighted: random.Next(3) == 0);
    }

    /// <summary>Shown by the test runner.</summary>
    public override string ToString() => Name;

    private static string Dense(int units, Random random, string? activation = null)
    {
        var named = new List<string>();
        named.AddRange(Sometimes(random, "L2 = 0.01"));
        named.AddRange(Sometimes(random, "L1 = 0.02"));
        named.AddRange(random.Next(5) == 0 ? ["UseBias = false"] : []);
        named.AddRange(random.Next(8) == 0 ? ["Trainable = false"] : []);
        return $"Dense({string.Join(", ", [$"{units}", $"Activation.{activation ?? Pick(s_activations, random)}", .. named])})";
    }

    private static string[] HeadAndLoss(Random random) => random.Next(6) switch
    {
        0 => [$"Dense({Width(random)}, Activation.Sigmoid)", "BinaryCrossEntropy"],
        1 => [Dense(Width(random), random, "Linear"), "BinaryCrossEntropy(LabelSmoothing = 0.1)"],
        2 => [$"Dense({Width(random) + 1}, Activation.Softmax)", "CrossEntropy"],
        3 => [$"Dense({Width(random) + 1})", "CrossEntropy(OneHot = true, LabelSmoothing = 0.1)"],
        4 => [$"Dense({Width(random)}, Activation.Tanh)", "MeanAbsoluteError"],
        _ => [$"Dense({Width(random)}, Activation.{Pick(s_activations, random)})", "MeanSquaredError"],
    };

    /// <summary>Small and large widths are equally likely, since each takes other paths.</summary>
    private static int Width(Random random) => random.Next(2) == 0 ? random.Next(1, 13) : random.Next(13, 71);

    private static T Pick<T>(T[] choices, Random random) => choices[random.Next(choices.Length)];

    private static string[] Sometimes(Random random, string attribute) => random.Next(4) == 0 ? [attribute] : [];
}
