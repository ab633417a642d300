using NnGen.Generated;

namespace NnGen;

/// <summary>
/// One of several outputs, which lie side by side in rows: takes its predictions and its targets out. What it gives is valid until the next
/// call.
/// </summary>
/// <param name="outputs">All outputs, in their order.</param>
/// <param name="index">Which of them it is.</param>
internal sealed class OutputColumns(OutputInfo[] outputs, int index)
{
    private readonly int _predictionStart = outputs.Take(index).Sum(output => output.Size);
    private readonly int _predictionWidth = outputs[index].Size;
    private readonly int _predictionStride = outputs.Sum(output => output.Size);
    private readonly int _targetStart = outputs.Take(index).Sum(output => output.Loss!.TargetWidth);
    private readonly int _targetWidth = outputs[index].Loss!.TargetWidth;
    private readonly int _targetStride = outputs.Sum(output => output.Loss!.TargetWidth);
    private float[] _predictions = [];
    private float[] _targets = [];
    private int[] _labels = [];

    /// <summary>The predictions of the output, <c>[N, its size]</c>.</summary>
    public ReadOnlySpan<float> PredictionsOf(ReadOnlySpan<float> rows) =>
        Take(rows, _predictionStart, _predictionWidth, _predictionStride, ref _predictions);

    /// <summary>Its targets that are numbers, <c>[N, their width]</c>.</summary>
    public ReadOnlySpan<float> TargetsOf(ReadOnlySpan<float> rows) => Take(rows, _targetStart, _targetWidth, _targetStride, ref _targets);

    /// <summary>Its targets that are class indices, <c>[N]</c>.</summary>
    public ReadOnlySpan<int> LabelsOf(ReadOnlySpan<float> rows)
    {
        var samples = rows.Length / _targetStride;
        if (_labels.Length < samples)
            _labels = new int[samples];
        for (var sample = 0; sample < samples; sample++)
            _labels[sample] = (int)rows[(sample * _targetStride) + _targetStart];
        return _labels.AsSpan(0, samples);
    }

    private static ReadOnlySpan<float> Take(ReadOnlySpan<float> rows, int start, int width, int stride, ref float[] room)
    {
        var samples = rows.Length / stride;
        if (room.Length < samples * width)
            room = new float[samples * width];
        for (var sample = 0; sample < samples; sample++)
            rows.Slice((sample * stride) + start, width).CopyTo(room.AsSpan(sample * width));
        return room.AsSpan(0, samples * width);
    }
}
