using NnGen.Generated;

namespace NnGen;

/// <summary>Trains a model per fold on the other folds, and evaluates it on the fold that it has not seen.</summary>
public static class CrossValidation
{
    /// <summary>Runs all folds, one after the other.</summary>
    /// <param name="createModel">Makes a fresh model with a seed: <c>seed => new TumourClassifier(seed)</c>.</param>
    /// <param name="data">The samples.</param>
    /// <param name="options">Folds, repeats and how to fit; null for 5 folds of one epoch.</param>
    /// <returns>A result per fold, their means, and out-of-fold predictions.</returns>
    /// <exception cref="ArgumentException">The data do not fit the model, or an option makes no sense.</exception>
    /// <exception cref="InvalidOperationException">A class has fewer samples than there are folds, or a model came twice.</exception>
    /// <exception cref="OperationCanceledException">The token of the fit options was cancelled.</exception>
    public static CrossValidationResult Run(Func<int, ITrainable> createModel, Dataset data, CrossValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(createModel);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new CrossValidationOptions();
        options.Validate();
        var results = new List<FoldResult>();
        var models = new HashSet<ITrainable>(ReferenceEqualityComparer.Instance);
        float[] sums = [];
        ITrainable? model = null;
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            foreach (var fold in options.FoldsOf(data, repeat))
            {
                var seed = unchecked(options.Seed + results.Count);
                model = createModel(seed);
                if (!models.Add(model))
                    throw new InvalidOperationException("Each fold needs a fresh model, but the same one came twice.");
                var (result, held) = RunFold(model, fold, options);
                results.Add(result with { Repeat = repeat, Seed = seed });
                if (sums.Length == 0)
                    sums = new float[checked(data.Count * model.OutputSize)];
                AddOutOfFold(sums, fold, held.Values, model.OutputSize, 1f / options.Repeats);
                options.Progress?.Report(results[^1]);
            }
        }

        var whole = TrainingData.Create(model!, data, nameof(data));
        return new CrossValidationResult(model!.Core.Info, results.AsReadOnly(), ModelPredictions.Known(model!, whole, sums));
    }

    private static (FoldResult Result, ModelPredictions Held) RunFold(ITrainable model, Fold fold, CrossValidationOptions options)
    {
        var training = fold.CreateTraining();
        var fit = options.OptionsFor(training);
        var history = Trainer.Fit(model, training, fit);
        var validation = fold.CreateValidation();
        var evaluation = Trainer.Evaluate(model, validation, metrics: fit.Metrics);
        var held = ModelPredictions.Of(model, TrainingData.Create(model, validation, nameof(fold)));
        return (new FoldResult(0, fold.Index, 0, history, evaluation), held);
    }

    private static void AddOutOfFold(float[] sums, Fold fold, float[] predictions, int width, float share)
    {
        for (var i = 0; i < fold.ValidationSamples.Count; i++)
        {
            var sample = fold.ValidationSamples[i];
            for (var output = 0; output < width; output++)
                sums[(sample * width) + output] += share * predictions[(i * width) + output];
        }
    }
}
