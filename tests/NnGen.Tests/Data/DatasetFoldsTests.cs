namespace NnGen.Tests.Data;

/// <summary>Folds are those of scikit-learn where nothing is drawn at random; the numbers are from make_folds.py.</summary>
public class DatasetFoldsTests
{
    private static readonly int[] Labels = [2, 0, 0, 1, 2, 1, 1, 0, 0, 0, 1, 2, 0, 2, 1, 0, 0, 1, 0, 2, 0, 0, 1];
    private static readonly int[] Groups = [5, 5, 1, 7, 1, 5, 2, 2, 9, 9, 9, 9, 7, 3, 3, 1, 5, 4, 4, 2, 2, 8, 1];

    public static TheoryData<int, int[]> Stratified => new()
    {
        { 2, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { 3, [0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2] },
        { 5, [0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 2, 2, 2, 3, 2, 2, 3, 3, 3, 4, 4, 4, 4] },
    };

    public static TheoryData<int, int[]> Grouped => new()
    {
        { 3, [1, 1, 0, 1, 0, 1, 2, 2, 0, 0, 0, 0, 1, 1, 1, 0, 1, 2, 2, 2, 2, 2, 0] },
        { 4, [1, 1, 3, 0, 3, 1, 2, 2, 0, 0, 0, 0, 0, 2, 2, 3, 1, 1, 1, 2, 2, 3, 3] },
    };

    [Fact]
    public void Folds_without_shuffling_are_runs_as_in_scikit_learn() =>
        Assert.Equal(
            [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3], FoldOfSamples(Data().KFold(4, shuffle: false)));

    [Theory]
    [MemberData(nameof(Stratified))]
    public void Stratified_folds_without_shuffling_are_those_of_scikit_learn(int folds, int[] expected)
    {
        Assert.Equal(expected, FoldOfSamples(Data().StratifiedKFold(folds, shuffle: false)));
        var numbers = Dataset.FromArrays(new float[Labels.Length], 1, Array.ConvertAll(Labels, label => (float)label));
        Assert.Equal(expected, FoldOfSamples(numbers.StratifiedKFold(folds, shuffle: false)));
    }

    [Theory]
    [MemberData(nameof(Grouped))]
    public void Folds_by_groups_are_those_of_scikit_learn(int folds, int[] expected) =>
        Assert.Equal(expected, FoldOfSamples(Data().GroupKFold(Groups, folds)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shuffled_folds_hold_each_sample_out_once_and_follow_from_the_seed(bool stratified)
    {
        IReadOnlyList<Fold> Make(int seed) => stratified ? Data().StratifiedKFold(4, seed) : Data().KFold(4, seed);
        var folds = Make(3);
        Assert.Equal(FoldOfSamples(Make(3)), FoldOfSamples(folds));
        Assert.NotEqual(FoldOfSamples(Make(4)), FoldOfSamples(folds));
        Assert.Equal(Enumerable.Range(0, Labels.Length), folds.SelectMany(fold => fold.ValidationSamples).Order());
        foreach (var fold in folds)
        {
            Assert.Equal(Enumerable.Range(0, Labels.Length), fold.TrainingSamples.Concat(fold.ValidationSamples).Order());
            Assert.InRange(fold.ValidationSamples.Count, 5, 6);
            for (var label = 0; label < 3 && stratified; label++)
            {
                var share = Labels.Count(each => each == label) / 4.0;
                Assert.InRange(fold.ValidationSamples.Count(sample => Labels[sample] == label), share - 1, share + 1);
            }
        }
    }

    [Fact]
    public void Parts_carry_targets_weights_and_all_class_names()
    {
        float[] inputs = [.. Enumerable.Range(0, Labels.Length).Select(i => (float)i)];
        var data = Dataset.FromArrays(inputs, 1, Labels, inputs, ["a", "b", "c"]);
        var fold = data.KFold(4, shuffle: false)[1];
        var held = fold.CreateValidation();
        Assert.Equal(["a", "b", "c"], held.ClassNames);
        Assert.Equal(6, held.InputsOf(0)[0]);
        Assert.Equal((Labels[6], 6), (held.LabelOf(0), held.SampleWeights![0][0]));
        Assert.Equal(17, fold.CreateTraining().Count);
    }

    [Fact]
    public void A_class_with_fewer_samples_than_folds_is_refused_by_name()
    {
        var data = Dataset.FromArrays(new float[5], 1, new[] { 0, 0, 0, 1, 1 }, classNames: ["ham", "spam"]);
        var error = Assert.Throws<InvalidOperationException>(() => data.StratifiedKFold(3));
        Assert.Contains("'spam' has 2 samples, too few for 3 folds", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays(new float[2], 1, [0.5f, 1]).StratifiedKFold(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.KFold(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.KFold(6));
        Assert.Throws<ArgumentException>(() => data.GroupKFold([1, 1, 2, 2, 2], 3));
        Assert.Throws<ArgumentException>(() => data.GroupKFold([1, 2], 2));
    }

    [Fact]
    public void Balanced_class_weights_are_those_of_scikit_learn()
    {
        var weights = ClassWeights.Balanced(Data());
        Assert.Equal((0.696969696969697, 1.0952380952380953, 1.5333333333333334), (weights[0], weights[1], weights[2]));
        var oneHot = Labels.SelectMany(label => new[] { 0, 1, 2 }.Select(index => index == label ? 1f : 0)).ToArray();
        Assert.Equal(weights[1], ClassWeights.Balanced(Dataset.FromArrays(new float[Labels.Length], 1, oneHot, 3))[1]);
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced(Dataset.FromArrays(new float[2], 1, [0.5f, 1])));
    }

    private static Dataset Data() => Dataset.FromArrays(new float[Labels.Length], 1, Labels);

    private static int[] FoldOfSamples(IReadOnlyList<Fold> folds)
    {
        var result = new int[Labels.Length];
        foreach (var fold in folds)
        {
            foreach (var sample in fold.ValidationSamples)
                result[sample] = fold.Index;
        }

        return result;
    }
}
