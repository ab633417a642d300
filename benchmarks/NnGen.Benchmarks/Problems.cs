namespace NnGen.Benchmarks;

/// <summary>First values of a fully connected layer: <c>Kernel [in, out]</c>, row-major, and <c>Bias [out]</c>.</summary>
internal sealed record DenseValues(float[] Kernel, float[] Bias)
{
    /// <summary>Glorot-uniform kernel and zero bias, the same for the same seed.</summary>
    public static DenseValues Glorot(int inputs, int outputs, int seed)
    {
        var random = new Random(seed);
        var limit = MathF.Sqrt(6f / (inputs + outputs));
        var kernel = new float[inputs * outputs];
        for (var i = 0; i < kernel.Length; i++)
            kernel[i] = ((2 * random.NextSingle()) - 1) * limit;
        return new DenseValues(kernel, new float[outputs]);
    }
}

/// <summary>784-128-64-10 with ReLU, cross-entropy and Adam, batches of 32: the size of a first network for digits.</summary>
internal static class DigitProblem
{
    public const int BatchSize = 32;
    public const int Classes = 10;
    private const int LabelSets = 10;
    private const int MisleadingSets = 3;

    /// <summary>Each layer's inputs and outputs.</summary>
    public static IReadOnlyList<(int Inputs, int Outputs)> Layers { get; } = [(784, 128), (128, 64), (64, Classes)];

    /// <summary>One batch of samples, <c>[32, 784]</c>, without zeros: nobody gains by skipping them.</summary>
    public static float[] Inputs { get; } = MakeInputs();

    /// <summary>
    /// Ten sets of labels for that batch, which a benchmark takes in turn. Each sample has its own class in seven of them and another one
    /// in the rest: there is something to learn, so units stay alive, and something that cannot be learnt, so gradients keep an ordinary
    /// size (rather than becoming subnormal numbers) however long a benchmark runs.
    /// </summary>
    public static int[][] Labels { get; } =
        [.. Enumerable.Range(0, LabelSets).Select(set => Enumerable.Range(0, BatchSize).Select(sample => Label(set, sample)).ToArray())];

    public static DenseValues InitialValues(int layer) => DenseValues.Glorot(Layers[layer].Inputs, Layers[layer].Outputs, seed: layer + 1);

    private static int Label(int set, int sample)
    {
        var isMisleading = (set + sample) % LabelSets < MisleadingSets;
        return (isMisleading ? sample + set + 1 : sample) % Classes;
    }

    private static float[] MakeInputs()
    {
        var random = new Random(7);
        var inputs = new float[BatchSize * Layers[0].Inputs];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = MathF.CopySign(0.01f + (0.98f * random.NextSingle()), random.Next(2) - 0.5f);
        return inputs;
    }
}

/// <summary>5-128-1 with ReLU, one sample at a time: a small network inside a service, a game or an audio plug-in.</summary>
internal static class SmallProblem
{
    public const int Inputs = 5;
    public const int Hidden = 128;

    public static float[] Sample { get; } = [0.3f, -1.2f, 0.7f, 2.1f, -0.4f];

    public static DenseValues HiddenValues { get; } = DenseValues.Glorot(Inputs, Hidden, seed: 11);

    public static DenseValues HeadValues { get; } = DenseValues.Glorot(Hidden, 1, seed: 12);
}
