namespace NnGen;

/// <summary>
/// A metric of the order of scores, over all thresholds. It keeps every score of an output (5 bytes, and 4 with weights) and sorts
/// when the value is read. Several outputs are each taken against the rest and averaged, by default as the macro mean.
/// </summary>
public abstract class ScoreMetric : Metric
{
    private readonly Average? _average;
    private readonly int? _classIndex;
    private readonly RankedScores _ranked = new();
    private float[] _scores = [];
    private byte[] _positive = [];
    private float[] _weights = [];
    private int _width;
    private int _count;
    private double? _value;

    private protected ScoreMetric() => OnTraining = false;

    private protected ScoreMetric(ScoreMetric other)
        : this() => (_average, _classIndex) = (other._average, other._classIndex);

    /// <summary>How outputs are averaged; null (default) is the macro mean. Of one output there is nothing to average.</summary>
    public Average? Average
    {
        get => _average;
        init => _average = value;
    }

    /// <summary>The one output to look at, or null (default) for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public int? ClassIndex
    {
        get => _classIndex;
        init
        {
            if (value is { } index)
                ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(ClassIndex));
            _classIndex = value;
        }
    }

    /// <inheritdoc/>
    public sealed override double Value => _value ??= _count == 0 ? double.NaN : Compute();

    /// <summary>The value of each output against the rest; empty before the first batch.</summary>
    public IReadOnlyList<double> PerClass =>
        _count == 0 ? [] : [.. Enumerable.Range(0, _width).Select(output => OfOutputs(output, output + 1).Value)];

    /// <inheritdoc/>
    protected sealed override string DefaultName =>
        ClassIndex is { } index ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{BaseName}_{index}") : BaseName;

    /// <inheritdoc/>
    protected internal sealed override bool IsCostly => true;

    private protected abstract string BaseName { get; }

    /// <inheritdoc/>
    public sealed override void Reset() => (_count, _value) = (0, null);

    /// <inheritdoc/>
    public sealed override void Update(scoped in MetricBatch batch)
    {
        batch.RequireDecisions(GetType().Name);
        if (ClassIndex >= batch.Width)
            throw new ArgumentException($"{GetType().Name} is to look at output {ClassIndex}, but there are {batch.Width}.", nameof(batch));
        if (_count > 0 && _width != batch.Width)
            throw new ArgumentException($"Earlier batches had {_width} outputs a sample, but this one has {batch.Width}.", nameof(batch));
        (_width, _value) = (batch.Width, null);
        Reserve(_count + batch.Count, weighted: !batch.SampleWeights.IsEmpty);
        batch.Predictions.CopyTo(_scores.AsSpan(_count * _width));
        for (var sample = 0; sample < batch.Count; sample++)
        {
            for (var output = 0; output < _width; output++)
                _positive[((_count + sample) * _width) + output] = (byte)(IsPositive(batch, sample, output) ? 1 : 0);
            if (_weights.Length > 0)
                _weights[_count + sample] = (float)batch.WeightOf(sample);
        }

        _count += batch.Count;
    }

    /// <summary>The number of one ranking, NaN when nothing defines it.</summary>
    private protected abstract double Of(RankedScores ranked);

    private static bool IsPositive(scoped in MetricBatch batch, int sample, int output) =>
        batch.IsMultiClass ? batch.ClassOf(sample) == output : batch.TargetOf(sample, output) > Decision.ProbabilityThreshold;

    private double Compute()
    {
        if (ClassIndex is { } index)
            return OfOutputs(index, index + 1).Value;
        if (Average == NnGen.Average.Micro)
            return OfOutputs(0, _width).Value;
        var (sum, weights) = (0.0, 0.0);
        for (var output = 0; output < _width; output++)
        {
            var (value, positives) = OfOutputs(output, output + 1);
            var weight = Average == NnGen.Average.Weighted ? positives : 1;
            sum += weight * value;
            weights += weight;
        }

        return sum / weights;
    }

    /// <summary>The value over the scores of a run of outputs, and the weight of their positives.</summary>
    private (double Value, double Positives) OfOutputs(int from, int to)
    {
        _ranked.Clear(_count * (to - from));
        for (var sample = 0; sample < _count; sample++)
        {
            for (var output = from; output < to; output++)
            {
                var element = (sample * _width) + output;
                _ranked.Add(_scores[element], _positive[element] != 0, _weights.Length > 0 ? _weights[sample] : 1);
            }
        }

        _ranked.Sort();
        return (_ranked.SawNaN ? double.NaN : Of(_ranked), _ranked.Positives);
    }

    private void Reserve(int samples, bool weighted)
    {
        if (weighted && _weights.Length == 0)
        {
            _weights = new float[Math.Max(samples, _scores.Length / _width)];
            _weights.AsSpan(0, _count).Fill(1);
        }

        if (checked(samples * _width) > _scores.Length)
        {
            var capacity = (int)Math.Min(Array.MaxLength / _width, Math.Max(samples, 2L * _count));
            Array.Resize(ref _scores, capacity * _width);
            Array.Resize(ref _positive, capacity * _width);
        }

        if (_weights.Length > 0 && _weights.Length < samples)
            Array.Resize(ref _weights, Math.Max(samples, _scores.Length / _width));
    }
}
