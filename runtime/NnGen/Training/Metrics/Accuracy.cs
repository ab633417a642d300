using NnGen.Generated;

namespace NnGen;

/// <summary>
/// The share of samples whose largest output is that of their class. Of equal outputs the first counts; an output that is not a
/// number makes the sample wrong. Logits and probabilities have the same order, so either will do.
/// </summary>
/// <param name="classCount">The number of outputs of a sample.</param>
internal sealed class Accuracy(int classCount) : Metric
{
    private long _right;
    private long _count;

    public override string Name => "accuracy";

    public override double Value => (double)_right / _count;

    public override void Reset() => _right = _count = 0;

    public override void Update(ReadOnlySpan<float> outputs, scoped in TrainingBatch batch)
    {
        var width = classCount;
        var count = outputs.Length / width;
        var oneHot = batch.Labels.IsEmpty;
        for (var i = 0; i < count; i++)
        {
            var expected = oneHot ? Decision.LargestOf(batch.Targets.Slice(i * width, width)) : batch.Labels[i];
            if (Decision.LargestOf(outputs.Slice(i * width, width)) == expected)
                _right++;
        }

        _count += count;
    }
}
