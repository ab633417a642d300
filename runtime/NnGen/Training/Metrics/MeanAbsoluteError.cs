using NnGen.Generated;

namespace NnGen;

/// <summary>The mean of |prediction − target| over samples and outputs.</summary>
internal sealed class MeanAbsoluteError : Metric
{
    private double _sum;
    private long _count;

    public override string Name => "mae";

    public override double Value => _sum / _count;

    public override void Reset() => (_sum, _count) = (0, 0);

    public override void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch)
    {
        var targets = batch.Targets;
        for (var i = 0; i < outputs.Length; i++)
            _sum += Math.Abs((double)outputs[i] - targets[i]);
        _count += outputs.Length;
    }
}
