using System.Globalization;
using NnGen.Generated;
using NnGen.Tests.Training;

namespace NnGen.Tests.Tuning;

public class TunerTests
{
    // y = 2x over inputs whose mean is 0 and whose mean square is 1: from weight 0, one step of the whole batch gives the weight 4η
    // and the loss 4 (1 − 2η)². The best learning rate is ½; above 1 it diverges.
    private static readonly Dataset Line = Dataset.FromArrays([1, -1, 1, -1], 1, [2f, -2, 2, -2]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_known_best_learning_rate_is_found(bool halton)
    {
        var result = Tuner.Run(OneStep, Line, new TuningOptions
        {
            Trials = 150, Strategy = halton ? new HaltonSearch() : new RandomSearch(), ValidationData = Line, Seed = 3,
        });
        var rate = (double)result.Best.Parameters.Single().Value;
        Assert.InRange(rate, 0.45, 0.55);
        Assert.Equal(4 * Math.Pow(1 - (2 * rate), 2), result.Best.Objective, 1e-5);
        Assert.Equal(result.Trials.Min(trial => trial.Objective), result.Best.Objective);
        Assert.Equal(4 * rate, result.BestModel.Parameters[0][0], 1e-5);
        Assert.Equal(150, result.Trials.Count);
    }

    [Fact]
    public void Several_model_classes_are_searched_at_once_with_metrics_that_shall_rise()
    {
        // Only normalised inputs are told apart at this rate and in this time.
        float[] inputs = [.. Enumerable.Range(0, 40).Select(i => 1000f + i)];
        var data = Dataset.FromArrays(inputs, 1, [.. inputs.Select(input => input < 1020 ? 0 : 1)]);
        var result = Tuner.Run(
            trial => new TuningCandidate(
                trial.Model(
                    ("raw", seed => new LinearModel(1, 1, LinearModel.BinaryFused, seed: seed)),
                    ("normalized", seed => new LinearModel(1, 1, LinearModel.BinaryFused, normalizedWidth: 1, seed: seed))),
                new FitOptions { Epochs = 10, BatchSize = trial.Choice("batch size", 4, 8), Metrics = [new Accuracy(), new RocAuc()] }),
            data,
            new TuningOptions { Trials = 8, Objective = "accuracy" });
        Assert.Equal("normalized", result.Best.Parameters[0].Value);
        Assert.Equal(["batch size", "model"], result.Best.Parameters.Select(parameter => parameter.Key).Order());
        Assert.Equal(["loss", "accuracy", "auc"], result.Best.Numbers.Keys);
        Assert.Equal(1, result.Best.Numbers["accuracy"]);
        Assert.Contains(result.Trials, trial => (string)trial.Parameters[0].Value == "raw");
    }

    [Fact]
    public void The_same_seed_gives_the_same_search()
    {
        TuningResult Search(int seed) => Tuner.Run(
            trial => Candidate(trial.LogUniform("rate", 0.01, 0.4), epochs: 3, trial.Integer("batch size", 1, 4)), Line,
            new TuningOptions { Trials = 6, Seed = seed, ValidationFraction = 0.5 });
        Assert.Equal(Search(4).ToString(), Search(4).ToString());
        Assert.NotEqual(Search(4).ToString(), Search(5).ToString());
        Assert.Equal(Search(4).Trials.Select(trial => trial.Objective), Search(4).Trials.Select(trial => trial.Objective));
    }

    [Fact]
    public void Halving_goes_on_with_the_best_where_they_stood()
    {
        var rates = new[] { 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 0.009 };
        var ended = new List<TrialResult>();
        var result = Tuner.Run(
            trial => Candidate(rates[trial.Number], epochs: 9, batchSize: 2), Line,
            new TuningOptions { Trials = 9, ValidationData = Line, Halving = new SuccessiveHalving(), Progress = new Immediate(ended.Add) });
        // A larger rate is better here: 9 trials for 1 epoch, the best 3 for 3 in all, the best 1 for 9.
        Assert.Equal([1, 1, 1, 1, 1, 1, 3, 3, 9], result.Trials.Select(trial => trial.Epochs));
        Assert.Equal(8, result.Best.Number);
        Assert.Equal(6, result.Trials.Count(trial => trial is { Status: TrialStatus.Stopped, Epochs: 1 }));
        Assert.Single(result.Trials, trial => trial.Status == TrialStatus.Completed);
        Assert.Equal(9, ended.Count);
        Assert.Equal(8, Assert.Single(ended, trial => trial.IsBestSoFar).Number);
        Assert.All(ended, trial => Assert.Equal("loss", trial.ObjectiveName));
        var uninterrupted = new LinearModel(1, 1, LinearModel.SquaredError, seed: 0);
        Trainer.Fit(uninterrupted, Line, new FitOptions { Epochs = 9, BatchSize = 2, LearningRate = 0.009 });
        Assert.Equal(uninterrupted.Parameters[0][0], result.BestModel.Parameters[0][0]);
        Assert.Equal(8, result.Ranking[0].Number);
        Assert.Equal([7, 6], result.Ranking.Skip(1).Take(2).Select(trial => trial.Number));
    }

    [Fact]
    public void Halving_needs_one_budget()
    {
        var options = new TuningOptions { Trials = 3, ValidationData = Line, Halving = new SuccessiveHalving() };
        Assert.Throws<ArgumentException>(() => Tuner.Run(trial => Candidate(0.1, epochs: 1 + trial.Number), Line, options));
        var strange = new TuningOptions { ValidationData = Line, Halving = new SuccessiveHalving { Factor = 1 } };
        Assert.Throws<ArgumentOutOfRangeException>(() => Tuner.Run(_ => Candidate(0.1, epochs: 4), Line, strange));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_trial_that_diverges_is_recorded_and_the_search_goes_on(bool halving)
    {
        var options = new TuningOptions
        {
            Trials = 4, ValidationData = Line, Halving = halving ? new SuccessiveHalving { Factor = 2, MinimumEpochs = 20 } : null,
        };
        var result = Tuner.Run(trial => Candidate(trial.Number % 2 == 0 ? 1e15 : 0.1, epochs: 40), Line, options);
        Assert.Equal([0, 2], result.Trials.Where(trial => trial.Status == TrialStatus.Failed).Select(trial => trial.Number));
        Assert.All(result.Trials.Where(trial => trial.Number % 2 == 0), trial => Assert.True(double.IsNaN(trial.Objective)));
        // It is not trained further once its loss is no number.
        Assert.InRange(result.Trials[0].Epochs, 1, 10);
        Assert.Equal(1, result.Best.Number);
    }

    [Fact]
    public void When_all_trials_fail_the_result_says_so()
    {
        var result = Tuner.Run(_ => Candidate(1e30, epochs: 5), Line, new TuningOptions { Trials = 2, ValidationData = Line });
        Assert.Equal(2, result.Trials.Count);
        Assert.Throws<InvalidOperationException>(() => result.Best);
        Assert.Throws<InvalidOperationException>(() => result.BestModel);
    }

    [Fact]
    public void With_folds_the_objective_is_that_of_cross_validation()
    {
        float[] inputs = [.. Enumerable.Range(0, 20).Select(i => (i * 7 % 10) - 4.5f)];
        var data = Dataset.FromArrays(inputs, 1, [.. inputs.Select((input, i) => input > 0 ^ i % 6 == 0 ? 1 : 0)]);
        var fit = new FitOptions { Epochs = 3, BatchSize = 4 };
        ITrainable Create(int seed) => new LinearModel(1, 1, LinearModel.BinaryFused, seed: seed);
        var tuned = Tuner.Run(_ => new TuningCandidate(Create, fit), data, new TuningOptions { Trials = 1, Folds = 4, Seed = 2 });
        var validated = CrossValidation.Run(Create, data, new CrossValidationOptions { Folds = 4, Seed = 2, Fit = fit });
        Assert.Equal(validated.Mean("loss"), tuned.Best.Objective, 12);
        Assert.Equal(validated.Mean("accuracy"), tuned.Best.Numbers["accuracy"], 12);
    }

    [Fact]
    public void Cancelling_ends_the_search_within_a_trial()
    {
        using var source = new CancellationTokenSource();
        var (ended, steps) = (new List<TrialResult>(), 0);
        var options = new TuningOptions
        {
            Trials = 5, ValidationData = Line, Progress = new Immediate(ended.Add), CancellationToken = source.Token,
        };
        var reports = new Reports(_ =>
        {
            if (++steps == 7)
                source.Cancel();
        });
        // An epoch of 4 steps reports 5 times: the seventh report is within the second trial.
        Assert.Throws<OperationCanceledException>(() => Tuner.Run(
            _ => new TuningCandidate(Create, new FitOptions { BatchSize = 1, Progress = reports }), Line, options));
        Assert.Equal([0], ended.Select(trial => trial.Number));
        Assert.Equal(7, steps);
    }

    [Fact]
    public void The_table_has_the_best_first_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var result = Tuner.Run(
                trial => Candidate(trial.Choice("rate", new[] { 0.25, 0.5, 1e30 }[trial.Number])), Line, new TuningOptions { Trials = 3, ValidationData = Line });
            string[] expected =
            [
                "trial  loss   rate  epochs     status", "    1     0    0.5       1  Completed", "    0     1   0.25       1  Completed",
                "    2   NaN  1E+30       1     Failed",
            ];
            Assert.Equal(string.Join(Environment.NewLine, expected), result.ToString());
            Assert.Equal("Trial 0 (Completed, 1 epochs): 1; rate 0.25", result.Trials[0].ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Parameters_stay_in_their_ranges_and_one_may_depend_on_another()
    {
        var kinds = new HashSet<string>();
        var integers = new HashSet<int>();
        Tuner.Run(
            trial =>
            {
                Assert.InRange(trial.Uniform("uniform", -3, 5), -3, 5);
                Assert.InRange(trial.LogUniform("log", 1e-4, 1e-2), 1e-4, 1e-2);
                integers.Add(trial.Integer("integer", -1, 2));
                if (kinds.Add(trial.Choice("kind", "a", "b")))
                    trial.Uniform("only sometimes", 0, 1);
                return Candidate(0.1);
            },
            Line, new TuningOptions { Trials = 40, ValidationData = Line });
        Assert.Equal(["a", "b"], kinds.Order());
        Assert.Equal([-1, 0, 1, 2], integers.Order());
    }

    [Fact]
    public void Spaces_and_options_that_make_no_sense_are_refused()
    {
        void Refused(string message, Func<Trial, TuningCandidate> space, TuningOptions? options = null)
        {
            var error = Assert.ThrowsAny<ArgumentException>(() => Tuner.Run(space, Line, options ?? new TuningOptions { ValidationData = Line }));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }

        Refused("asked for twice", trial => Candidate(trial.Uniform("a", 0, 1) + trial.Uniform("a", 0, 1)));
        Refused("no interval", trial => Candidate(trial.Uniform("a", 1, 1)));
        Refused("above 0", trial => Candidate(trial.LogUniform("a", 0, 1)));
        Refused("holds no number", trial => Candidate(trial.Integer("a", 2, 1)));
        Refused("nothing to choose", trial => Candidate(trial.Choice<double>("a")));
        Refused("no candidate", _ => null!);
        Refused("of the candidate must be null", _ => new TuningCandidate(Create, new FitOptions { ValidationData = Line }));
        Refused("none of loss, mae, rmse", _ => Candidate(0.1), new TuningOptions { ValidationData = Line, Objective = "auc" });
        Refused("set Mode", _ => Candidate(0.1), new TuningOptions { ValidationData = Line, Objective = "quality" });
        Refused("Trials", _ => Candidate(0.1), new TuningOptions { Trials = 0 });
        Refused("either", _ => Candidate(0.1), new TuningOptions { ValidationData = Line, Folds = 3 });
        Refused("fraction", _ => Candidate(0.1), new TuningOptions { ValidationFraction = 1 });
    }

    private static LinearModel Create(int seed) => new(1, 1, LinearModel.SquaredError, seed: seed);

    private static TuningCandidate Candidate(double rate, int epochs = 1, int batchSize = 4) =>
        new(Create, new FitOptions { LearningRate = rate, BatchSize = batchSize, Epochs = epochs });

    private static TuningCandidate OneStep(Trial trial) => Candidate(trial.LogUniform("rate", 1e-3, 10));

    private sealed class Immediate(Action<TrialResult> report) : IProgress<TrialResult>
    {
        public void Report(TrialResult value) => report(value);
    }
}
