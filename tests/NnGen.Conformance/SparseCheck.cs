using NnGen.Generated;

namespace NnGen.Conformance;

/// <summary>A model whose input is declared sparse gives the numbers of one whose input is not, at this vector width.</summary>
internal static class SparseCheck
{
    public static void Run()
    {
        foreach (var samples in (int[])[1, 2, 7, 8, 20])
        {
            foreach (var zeros in (double[])[0, 0.8, 1])
            {
                Compare(new SparseWide(3), new DenseWide(3), samples, zeros);
                Compare(new SparseTable(3), new DenseTable(3), samples, zeros);
                Compare(new SparseNormalized(3), new DenseNormalized(3), samples, zeros);
            }
        }
    }

    private static void Compare(ITrainable sparse, ITrainable dense, int samples, double zeros)
    {
        var inputs = Samples(samples * sparse.InputSize, zeros, new Random(samples));
        Require(Predict(sparse, inputs), Predict(dense, inputs), sparse, samples);
        var batch = new TrainingBatch { Inputs = inputs, Targets = new float[samples * sparse.OutputSize] };
        Require([sparse.ComputeGradients(batch, default)], [dense.ComputeGradients(batch, default)], sparse, samples);
        foreach (var parameter in sparse.Parameters)
        {
            var (actual, expected) = (new float[parameter.Count], new float[parameter.Count]);
            if (parameter.Trainable)
            {
                parameter.CopyGradientTo(actual);
                dense.Parameters[parameter.Name].CopyGradientTo(expected);
                Require(actual, expected, sparse, samples);
            }
        }

        // NaN is no zero.
        inputs[^1] = float.NaN;
        if (!float.IsNaN(Predict(sparse, inputs)[^1]))
        {
            throw new InvalidOperationException($"{sparse.Core.Info.Name} loses a NaN.");
        }
    }

    private static float[] Samples(int count, double zeros, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < zeros ? 0 : (2 * random.NextSingle()) - 1)];

    private static float[] Predict(ITrainable model, float[] inputs)
    {
        var outputs = new float[inputs.Length / model.InputSize * model.OutputSize];
        ((IModel<float>)model).Predict(inputs, outputs);
        return outputs;
    }

    private static void Require(float[] actual, float[] expected, ITrainable model, int samples)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            // In batches of 2 to 7, the rows of sparse samples are computed one by one, and sums may be added up in another order.
            if (samples is 1 or >= 8 ? actual[i] != expected[i] : !(Math.Abs(actual[i] - expected[i]) <= 1e-5 * Math.Max(1, Math.Abs(expected[i]))))
            {
                throw new InvalidOperationException($"{model.Core.Info.Name}, {samples} samples, output {i}: {actual[i]} instead of {expected[i]}.");
            }
        }
    }
}
