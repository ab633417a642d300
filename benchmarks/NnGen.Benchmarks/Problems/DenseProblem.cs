namespace NnGen.Benchmarks.Problems;

/// <summary>A network of dense layers with ReLU between them: ten outputs are classes, others numbers.</summary>
/// <param name="Sizes">The width of the input and of each layer.</param>
internal sealed record DenseProblem(params int[] Sizes)
{
    private const int Classes = 10;
    private const int MisleadingSets = 3;

    /// <summary>How many sets of targets a batch has; a benchmark takes them in turn.</summary>
    public const int TargetSets = 10;

    /// <summary>A small network inside a service, a game or an audio plug-in.</summary>
    public static DenseProblem Small { get; } = new(5, 128, 1);

    /// <summary>The size of a first network for digits.</summary>
    public static DenseProblem Digits { get; } = new(784, 128, 64, Classes);

    /// <summary>From tiny to wide.</summary>
    public static IReadOnlyList<DenseProblem> All { get; } =
        [Small, new(30, 128, 64, 1), Digits, new(784, 512, 512, Classes), new(1024, 1024, 1024, 1024)];

    /// <summary><c>784-128-64-10</c>.</summary>
    public string Name => string.Join('-', Sizes);

    /// <summary>Each layer's inputs and outputs.</summary>
    public IReadOnlyList<(int Inputs, int Outputs)> Layers => [.. Sizes.Zip(Sizes.Skip(1))];

    public bool HasClasses => Sizes[^1] == Classes;

    /// <summary>Kernels and biases.</summary>
    public int ParameterCount => Layers.Sum(layer => (layer.Inputs + 1) * layer.Outputs);

    /// <summary>What all contestants start from.</summary>
    public DenseValues InitialValues(int layer) => DenseValues.Glorot(Layers[layer].Inputs, Layers[layer].Outputs, seed: layer + 1);

    /// <summary>
    /// One batch of samples without zeros, so that nobody gains by skipping them, and its sets of targets. Each sample has its own target
    /// in most of them and another one in the rest: there is something to learn, so units stay alive, and something that cannot be
    /// learnt, so gradients keep an ordinary size (rather than becoming subnormal numbers) however long a benchmark runs.
    /// </summary>
    public DenseBatch Batch(int size)
    {
        var random = new Random(7);
        var inputs = new float[size * Sizes[0]];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = MathF.CopySign(0.01f + (0.98f * random.NextSingle()), random.Next(2) - 0.5f);

        var labels = Sets(() => new int[size], (set, sample) => (IsMisleading(set, sample) ? sample + set + 1 : sample) % Classes);
        var targets = Sets(() => new float[size * Sizes[^1]], (set, i) => IsMisleading(set, i / Sizes[^1]) ? 1 : MathF.Sin(i));
        return new DenseBatch(size, inputs, labels, targets);
    }

    private static bool IsMisleading(int set, int sample) => (set + sample) % TargetSets < MisleadingSets;

    private static T[][] Sets<T>(Func<T[]> create, Func<int, int, T> element) =>
        [.. Enumerable.Range(0, TargetSets).Select(set => create().Select((_, i) => element(set, i)).ToArray())];
}

/// <summary>Samples <c>[N, inputs]</c>, with sets of class indices <c>[N]</c> and of numbers <c>[N, outputs]</c> to learn.</summary>
internal sealed record DenseBatch(int Size, float[] Inputs, int[][] Labels, float[][] Targets);

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
