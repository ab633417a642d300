namespace NnGen;

/// <summary>
/// Along one dimension, the pixels that each new pixel is made of, and their weights: the triangle of bilinear interpolation, pixels at half
/// numbers. With antialiasing it is as wide as the image shrinks (Pillow's resize; TensorFlow's and PyTorch's with <c>antialias</c>).
/// </summary>
internal sealed class ResampleTaps
{
    private (int Source, int Output) _prepared;
    private float[] _weights = [];
    private int _most;

    /// <summary>The first pixel of each new one, <c>[output]</c>.</summary>
    public int[] Starts { get; private set; } = [];

    /// <summary>The number of pixels of each new one, <c>[output]</c>.</summary>
    public int[] Counts { get; private set; } = [];

    /// <summary>The weights of a new pixel; their sum is 1.</summary>
    public ReadOnlySpan<float> WeightsOf(int output) => _weights.AsSpan(output * _most, Counts[output]);

    /// <summary>Allocates only when sizes differ from those before and are larger than ever.</summary>
    public void Prepare(int source, int output, bool antialias)
    {
        if (_prepared == (source, output))
            return;
        var scale = (double)source / output;
        var support = antialias ? Math.Max(scale, 1) : 1;
        _most = (2 * (int)Math.Ceiling(support)) + 1;
        if (Starts.Length != output)
            (Starts, Counts) = (new int[output], new int[output]);
        if (_weights.LongLength < (long)output * _most)
            _weights = new float[checked(output * _most)];
        for (var i = 0; i < output; i++)
        {
            var center = (i + 0.5) * scale;
            var start = Math.Max((int)Math.Floor(center - support + 0.5), 0);
            var end = Math.Min((int)Math.Floor(center + support + 0.5), source);
            (Starts[i], Counts[i]) = (start, end - start);
            var weights = _weights.AsSpan(i * _most, end - start);
            var sum = 0.0;
            for (var j = start; j < end; j++)
                sum += WeightAt(j);
            for (var j = start; j < end; j++)
                weights[j - start] = (float)(WeightAt(j) / sum);

            double WeightAt(int pixel) => Math.Max(0, 1 - (Math.Abs(pixel + 0.5 - center) / support));
        }

        _prepared = (source, output);
    }
}
