namespace NnGen;

/// <summary>The checked parts of a stream.</summary>
internal sealed class PartReader(ITrainable model, DataStream stream, ClassWeights? classWeights, string argument)
{
    /// <summary>The parts of an epoch; empty ones are left out.</summary>
    /// <exception cref="ArgumentException">A part does not fit the model or holds a number that is not finite.</exception>
    public IEnumerable<TrainingData> Read(int epoch, CancellationToken cancellationToken)
    {
        foreach (var part in stream.Open(epoch, cancellationToken))
        {
            if (part.Count == 0)
                continue;
            var data = TrainingData.Create(model, part, argument);
            yield return classWeights is null ? data : data.Weigh(model, classWeights, part.ClassNames);
        }
    }
}
