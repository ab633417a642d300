namespace NnGen;

/// <summary>One of k ways to part a dataset: what is trained on, and what is held out. Each sample is held out in one fold.</summary>
public sealed class Fold
{
    private readonly Dataset _data;
    private readonly int[] _training;
    private readonly int[] _validation;

    internal Fold(Dataset data, int index, ReadOnlySpan<int> foldOfSample)
    {
        _data = data;
        Index = index;
        var (training, validation) = (new List<int>(), new List<int>());
        for (var sample = 0; sample < foldOfSample.Length; sample++)
            (foldOfSample[sample] == index ? validation : training).Add(sample);
        (_training, _validation) = ([.. training], [.. validation]);
    }

    /// <summary>Which fold, from 0.</summary>
    public int Index { get; }

    /// <summary>The samples that are trained on, as indices of the whole dataset, ascending.</summary>
    public IReadOnlyList<int> TrainingSamples => _training.AsReadOnly();

    /// <summary>The samples that are held out, as indices of the whole dataset, ascending.</summary>
    public IReadOnlyList<int> ValidationSamples => _validation.AsReadOnly();

    /// <summary>Copies the samples that are trained on; classes keep their order.</summary>
    public Dataset CreateTraining() => _data.Subset(_training);

    /// <summary>Copies the samples that are held out; classes keep their order.</summary>
    public Dataset CreateValidation() => _data.Subset(_validation);

    /// <summary>The fold and its sizes.</summary>
    public override string ToString() => $"Fold {Index}: {_training.Length} samples for training, {_validation.Length} held out";
}
