using NnGen.Generated;

namespace NnGen;

/// <summary>The root of the mean of (prediction − target)² over samples and outputs.</summary>
internal sealed class RootMeanSquaredError : Metric
{
    private double _sum;
    private long _count;

    public override string Name => "rmse";

    public override double Value => Math.Sqrt(_sum / _count);

    public override void Reset() => (_sum, _count) = (0, 0);

    public override void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch)
    {
        var targets = batch.Targets;
        for (var i = 0; i < outputs.Length; i++)
        {
            var difference = (double)outputs[i] - targets[i];
            _sum += difference * difference;
        }

        _count += outputs.Length;
    }
}
