using System.Globalization;
using NnGen.Generated;

namespace NnGen.Tests.Training;

public class CrossValidationTests
{
    private static readonly FitOptions Fit = new() { Epochs = 2, BatchSize = 4 };

    [Fact]
    public void Each_fold_is_what_training_and_evaluating_by_hand_gives()
    {
        var data = Points(23);
        var result = CrossValidation.Run(Create, data, new CrossValidationOptions { Folds = 4, Seed = 5, Fit = Fit });
        Assert.Equal(4, result.Folds.Count);
        foreach (var (fold, parts) in result.Folds.Zip(data.StratifiedKFold(4, seed: 5)))
        {
            var model = Create(fold.Seed);
            var history = Trainer.Fit(model, parts.CreateTraining(), Fit);
            var evaluation = Trainer.Evaluate(model, parts.CreateValidation());
            Assert.Equal(history["loss"], fold.History["loss"]);
            Assert.Equal((evaluation.Loss, evaluation.Accuracy), (fold.Evaluation.Loss, fold.Evaluation.Accuracy));
            foreach (var sample in parts.ValidationSamples)
            {
                var output = new float[1];
                model.Predict(data.InputsOf(sample), output);
                Assert.Equal(output[0], result.OutOfFoldPredictions.Span[sample], 1e-6f);
            }
        }

        Assert.Equal([5, 6, 7, 8], result.Folds.Select(fold => fold.Seed));
    }

    [Fact]
    public void Means_and_deviations_are_those_of_numpy()
    {
        var result = CrossValidation.Run(Create, Points(23), new CrossValidationOptions { Folds = 3, Fit = Fit });
        double[] losses = [.. result.Folds.Select(fold => fold.Evaluation.Loss)];
        Assert.Equal((losses[0] + losses[1] + losses[2]) / 3, result.Mean("loss"), 12);
        var squares = (losses[0] * losses[0]) + (losses[1] * losses[1]) + (losses[2] * losses[2]);
        Assert.Equal(Math.Sqrt((squares / 3) - (result.Mean("loss") * result.Mean("loss"))), result.StandardDeviation("loss"), 9);
        Assert.Equal(["loss", "accuracy"], result.Names);
        Assert.Throws<KeyNotFoundException>(() => result.Mean("auc"));
    }

    [Fact]
    public void A_metric_over_all_out_of_fold_predictions_is_that_of_the_predictions()
    {
        var data = Points(23);
        var result = CrossValidation.Run(Create, data, new CrossValidationOptions { Folds = 3, Fit = Fit });
        var expected = new RocAuc();
        expected.Update(new(result.OutOfFoldPredictions.Span, [.. Enumerable.Range(0, 23).Select(data.LabelOf)]));
        Assert.Equal(expected.Value, result.OutOfFold(new RocAuc()), 12);
        Assert.InRange(expected.Value, 0, 1);
    }

    [Fact]
    public void Repeats_draw_other_folds_and_average_their_predictions()
    {
        var data = Points(24);
        var options = new CrossValidationOptions { Folds = 2, Repeats = 2, Fit = Fit };
        var twice = CrossValidation.Run(Create, data, options);
        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1)], twice.Folds.Select(fold => (fold.Repeat, fold.Fold)));
        var first = CrossValidation.Run(Create, data, new CrossValidationOptions { Folds = 2, Fit = Fit });
        var second = CrossValidation.Run(
            seed => Create(seed + 1), data, new CrossValidationOptions { Folds = 2, Seed = 1, Fit = Fit });
        for (var sample = 0; sample < 24; sample++)
        {
            var mean = (first.OutOfFoldPredictions.Span[sample] + second.OutOfFoldPredictions.Span[sample]) / 2;
            Assert.Equal(mean, twice.OutOfFoldPredictions.Span[sample], 1e-6f);
        }
    }

    [Fact]
    public void Groups_stay_together_and_options_may_come_from_the_training_part()
    {
        int[] groups = [.. Enumerable.Range(0, 23).Select(i => i / 4)];
        var sizes = new List<int>();
        var options = new CrossValidationOptions
        {
            Folds = 3, Groups = groups,
            FitFor = training =>
            {
                sizes.Add(training.Count);
                return new FitOptions { ClassWeights = ClassWeights.Balanced(training), Metrics = [new Recall()] };
            },
        };
        var result = CrossValidation.Run(Create, Points(23), options);
        var expected = Points(23).GroupKFold(groups, 3);
        Assert.Equal(expected.Select(fold => fold.TrainingSamples.Count), sizes);
        Assert.Equal(["loss", "recall"], result.Names);
    }

    [Fact]
    public void Numbers_are_not_stratified_unless_asked_for()
    {
        float[] inputs = [.. Enumerable.Range(0, 9).Select(i => (float)i)];
        var data = Dataset.FromArrays(inputs, 1, inputs);
        ITrainable Regression(int seed) => new LinearModel(1, 1, LinearModel.SquaredError, seed: seed, learningRate: 1e-3f);
        Assert.Equal(3, CrossValidation.Run(Regression, data, new CrossValidationOptions { Folds = 3 }).Folds.Count);
        Assert.Throws<InvalidOperationException>(
            () => CrossValidation.Run(Regression, data, new CrossValidationOptions { Folds = 3, Stratified = true }));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        void Refused<TException>(CrossValidationOptions options)
            where TException : Exception =>
            Assert.Throws<TException>(() => CrossValidation.Run(Create, Points(23), options));
        Refused<ArgumentOutOfRangeException>(new CrossValidationOptions { Folds = 1 });
        Refused<ArgumentOutOfRangeException>(new CrossValidationOptions { Repeats = 0 });
        Refused<ArgumentException>(new CrossValidationOptions { Repeats = 2, Shuffle = false });
        Refused<ArgumentException>(new CrossValidationOptions { Stratified = true, Groups = new int[23] });
        Refused<ArgumentException>(new CrossValidationOptions { Fit = new FitOptions { ValidationData = Points(4) } });
        var same = Create(0);
        Assert.Throws<InvalidOperationException>(() => CrossValidation.Run(_ => same, Points(23)));
    }

    [Fact]
    public void Progress_comes_after_each_fold_and_the_result_is_a_table()
    {
        var seen = new List<FoldResult>();
        var options = new CrossValidationOptions { Folds = 2, Fit = Fit, Progress = new Immediate(seen.Add) };
        var result = CrossValidation.Run(Create, Points(23), options);
        Assert.Equal(result.Folds, seen);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var lines = result.ToString().Split(Environment.NewLine);
            Assert.Equal(4, lines.Length);
            Assert.Equal("fold                    loss            accuracy", lines[0]);
            Assert.Contains(FormattableString.Invariant($"{result.Mean("loss"):G5} ± "), lines[3], StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static LinearModel Create(int seed) => new(1, 1, LinearModel.BinaryFused, normalizedWidth: 1, seed: seed);

    private static Dataset Points(int count)
    {
        float[] inputs = [.. Enumerable.Range(0, count).Select(i => (i * 7 % 10) - (0.3f * i))];
        return Dataset.FromArrays(inputs, 1, Array.ConvertAll(inputs, input => input > 0 ? 1 : 0));
    }

    private sealed class Immediate(Action<FoldResult> report) : IProgress<FoldResult>
    {
        public void Report(FoldResult value) => report(value);
    }
}
