using Examples;
using Regression;

// The progression is read in hundreds (25 to 346 becomes 0.25 to 3.46): weights start near 1, and so should what they aim at.
const float Unit = 100;
const int Folds = 10;

if (CommandLine.Parse(
        args,
        ("epochs", 300, "the most epochs of training; a fold stops earlier when it no longer improves"),
        ("repeats", 3, $"how many times the {Folds} folds are drawn anew"),
        ("seed", 1, "decides the folds, the initial weights, dropout and the order of samples")) is not { } options)
    return 1;
var (seed, repeats) = (options["seed"], options["repeats"]);

var table = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "diabetes.csv"), new CsvOptions { Target = "progression" });
var targets = Enumerable.Range(0, table.Count).Select(sample => table.TargetsOf(sample)[0] / Unit).ToArray();
var patients = new Dataset(table.Inputs, new Column<float>("progression", targets));
Console.WriteLine($"Diabetes: {table.Count} patients, {string.Join(", ", table.FeatureNames)}");
Console.WriteLine($"{repeats} x {Folds} folds; each patient is predicted by models that have not seen them.");

var network = CrossValidation.Run(modelSeed => new ProgressionModel(modelSeed), patients, new CrossValidationOptions
{
    Folds = Folds,
    Repeats = repeats,
    Seed = seed,
    // Callbacks remember their fit: each fold has its own.
    FitFor = _ => new FitOptions
    {
        Epochs = options["epochs"],
        ValidationSplit = 0.1,
        Metrics = [new MeanAbsoluteError()],
        Callbacks = [new EarlyStopping { Patience = 20, RestoreBestWeights = true }],
    },
});
var networkErrors = network.Folds.Select(fold => fold.Evaluation["mae"]).ToArray();
var linearErrors = ErrorsOf(training => LeastSquares.Fit(training).Predict);
var meanErrors = ErrorsOf(training =>
{
    var mean = Enumerable.Range(0, training.Count).Average(sample => (double)training.TargetsOf(sample)[0]);
    return _ => mean;
});

Console.WriteLine();
Console.WriteLine("                          mean absolute error, ± over folds (progression goes from 25 to 346)");
Report("mean of the others", meanErrors);
Report("ordinary least squares", linearErrors);
Report("network", networkErrors);
Console.WriteLine();
var epochs = network.Folds.Average(fold => fold.History.Epochs.Count);
Console.WriteLine($"The networks trained for {epochs:F0} epochs on average.");
var ratio = networkErrors.Average() / linearErrors.Average();
Console.WriteLine($"The network's error is {Math.Abs(ratio - 1):P1} {(ratio < 1 ? "below" : "above")} the linear model's, and it is the better one");
var better = networkErrors.Zip(linearErrors).Count(pair => pair.First < pair.Second);
Console.WriteLine($"in {better} of {networkErrors.Length} folds.");
return 0;

// The same folds as those of the cross validation: repeat r has the seed + r.
double[] ErrorsOf(Func<Dataset, Predictor> fit) =>
[
    .. Enumerable.Range(0, repeats).SelectMany(repeat => patients.KFold(Folds, seed + repeat)).Select(fold =>
    {
        var predict = fit(fold.CreateTraining());
        return fold.ValidationSamples.Average(sample => Math.Abs(predict(patients.InputsOf(sample)) - patients.TargetsOf(sample)[0]));
    }),
];

void Report(string model, double[] errors)
{
    var mean = errors.Average();
    var deviation = Math.Sqrt(errors.Average(error => (error - mean) * (error - mean)));
    Console.WriteLine($"{model,-24}  {Unit * mean:F2} ± {Unit * deviation:F2}");
}

internal delegate double Predictor(ReadOnlySpan<float> inputs);
