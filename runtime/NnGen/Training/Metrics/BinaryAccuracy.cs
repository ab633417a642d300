using NnGen.Generated;

namespace NnGen;

/// <summary>
/// The share of yes/no decisions that are right, over samples and outputs. An output above the threshold says yes, a target above ½
/// is yes; an output that is not a number is wrong.
/// </summary>
/// <param name="threshold">½ for probabilities, 0 for logits.</param>
internal sealed class BinaryAccuracy(float threshold) : Metric
{
    private long _right;
    private long _count;

    public override string Name => "accuracy";

    public override double Value => (double)_right / _count;

    public override void Reset() => _right = _count = 0;

    public override void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch)
    {
        var targets = batch.Targets;
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] > threshold == targets[i] > Decision.ProbabilityThreshold && !float.IsNaN(outputs[i]))
                _right++;
        }

        _count += outputs.Length;
    }
}
