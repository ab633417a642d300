using Examples;
using MultiTask;

// Alcohol is learned as its distance from 13 % by volume, so that what the head aims at starts near 0.
const float Centre = 13;
const int Folds = 5;

if (CommandLine.Parse(
        args,
        ("epochs", 150, "the epochs of training"),
        ("seed", 1, "decides the folds, the initial weights, dropout and the order of samples")) is not { } options)
    return 1;

var table = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "wine.csv"), new CsvOptions { Targets = ["cultivar", "alcohol"] });
var cultivars = Enumerable.Range(0, table.Count).Select(sample => (int)table.TargetsOf(sample)[0]).ToArray();
var alcohol = Enumerable.Range(0, table.Count).Select(sample => table.TargetsOf(sample)[1] - Centre).ToArray();

// A target column for each output, found by its name. Folds are of the first: each has as many wines of a cultivar.
var wines = new Dataset(table.Inputs, [new Column<int>("Cultivar", cultivars), new Column<float>("Alcohol", alcohol)]);
Console.WriteLine($"Wine: {wines.Count} wines of three cultivars, {string.Join(", ", wines.FeatureNames)}");
Console.WriteLine($"{Folds} folds; each wine is predicted by a model that has not seen it.");

var (correct, error, baseline) = (0.0, 0.0, 0.0);
foreach (var fold in wines.StratifiedKFold(Folds, options["seed"]))
{
    var (training, validation) = (fold.CreateTraining(), fold.CreateValidation());
    var model = new WineModel(options["seed"]);
    var history = model.Fit(training, new FitOptions { Epochs = options["epochs"], BatchSize = 16 });
    Console.WriteLine($"Fold {fold.Index}, {history.Epochs[^1]}");

    // Each output has its loss and its metrics, by its name.
    var result = model.Evaluate(validation);
    correct += result["cultivar_accuracy"] * validation.Count;
    error += result["alcohol_mae"] * validation.Count;
    var known = ((Column<float>)training.Targets[1]).Values.ToArray();
    foreach (var actual in ((Column<float>)validation.Targets[1]).Values)
        baseline += Math.Abs(known.Average() - actual);
}

Console.WriteLine();
Console.WriteLine($"Cultivar: accuracy {correct / wines.Count:F3}");
Console.WriteLine($"Alcohol:  mean absolute error {error / wines.Count:F2} % by volume; of the mean of the others {baseline / wines.Count:F2}");
return 0;
