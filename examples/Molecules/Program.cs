using Examples;
using Molecules;

const int Folds = 5;
const int ShownDescriptors = 8;

if (CommandLine.Parse(
        args,
        ("epochs", 200, "epochs of training"),
        ("repeats", 5, $"how many times the {Folds} folds are drawn anew"),
        ("seed", 1, "decides the folds, the initial weights, dropout and the order of samples")) is not { } options)
    return 1;
var (seed, repeats) = (options["seed"], options["repeats"]);

var molecules = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "blood_brain.csv"), new CsvOptions { Target = "logBBB" });
Console.WriteLine($"Blood-brain barrier: {molecules.Count} molecules, {molecules.InputWidth} descriptors");
Console.WriteLine($"{repeats} x {Folds} folds; each molecule is predicted by models that have not seen it.");
Console.WriteLine();

var networks = new List<ITrainable>();
var network = Validate(modelSeed =>
{
    networks.Add(new PermeabilityModel(modelSeed));
    return networks[^1];
});
var ridge = Validate(modelSeed => new RidgeRegression(modelSeed));

Console.WriteLine("                       mean absolute error              R²");
Report("mean of the others", [.. AllFolds().Select(ErrorOfMean)], null);
Report("ridge regression", Of(ridge, "mae"), Of(ridge, "r2_score"));
Report("network", Of(network, "mae"), Of(network, "r2_score"));

Console.WriteLine();
Console.WriteLine("What the networks look at: how much the error rises when a descriptor is dealt out anew among held-out molecules");
var rises = AllFolds().Select((fold, run) => PermutationImportance.Of((IModel<float>)networks[run], fold.CreateValidation(), seed + run)).ToArray();
var importance = Enumerable.Range(0, molecules.InputWidth)
    .Select(descriptor => (Name: molecules.FeatureNames[descriptor], Rise: rises.Average(rise => rise[descriptor])))
    .OrderByDescending(descriptor => descriptor.Rise);
foreach (var (name, rise) in importance.Take(ShownDescriptors))
    Console.WriteLine($"  {name,-20}  {rise:F4}");
return 0;

CrossValidationResult Validate(Func<int, ITrainable> createModel) => CrossValidation.Run(createModel, molecules, new CrossValidationOptions
{
    Folds = Folds,
    Repeats = repeats,
    Seed = seed,
    Fit = new FitOptions { Epochs = options["epochs"], BatchSize = 16, Metrics = [new MeanAbsoluteError(), new R2()] },
});

// The folds of the cross validation, in its order: repeat r has the seed + r.
IEnumerable<Fold> AllFolds() => Enumerable.Range(0, repeats).SelectMany(repeat => molecules.KFold(Folds, seed + repeat));

double ErrorOfMean(Fold fold)
{
    var mean = fold.TrainingSamples.Average(sample => (double)molecules.TargetsOf(sample)[0]);
    return fold.ValidationSamples.Average(sample => Math.Abs(molecules.TargetsOf(sample)[0] - mean));
}

static double[] Of(CrossValidationResult result, string metric) => [.. result.Folds.Select(fold => fold.Evaluation[metric])];

static void Report(string model, double[] errors, double[]? determination) =>
    Console.WriteLine($"{model,-20}  {Describe(errors),20}  {(determination is null ? "" : Describe(determination)),15}");

static string Describe(double[] values)
{
    var mean = values.Average();
    return $"{mean:F3} ± {Math.Sqrt(values.Average(value => (value - mean) * (value - mean))):F3}";
}
