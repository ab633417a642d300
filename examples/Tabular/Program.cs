using Spectre.Console;
using Tabular;

CommandLine options;
try
{
    options = CommandLine.Parse(args);
}
catch (FormatException problem)
{
    Console.Error.WriteLine(problem.Message);
    Console.Error.WriteLine(CommandLine.Usage);
    return 1;
}

var patients = Dataset.FromCsv(
    Path.Combine(AppContext.BaseDirectory, "data", "breast_cancer.csv"),
    new CsvOptions { Target = "diagnosis", ClassNames = ["benign", "malignant"] });
Console.WriteLine($"Breast Cancer Wisconsin (Diagnostic): {patients}");
if (options.Seeds is { } seeds)
    CompareSeeds(seeds);
else
    ShowOneModel();
return 0;

void ShowOneModel()
{
    var (model, history, test) = Train(options.Seed, new ConsoleProgress());
    Console.WriteLine();
    Console.WriteLine(ValidationCurve.Draw(history));
    Console.WriteLine();
    Console.WriteLine(model.Summary);
    Console.WriteLine();
    Console.WriteLine($"Test: {model.Evaluate(test)}");
    AnsiConsole.Write(ConfusionMatrix.From(model, test).ToTable());

    model.Save(options.ModelPath);
    Console.WriteLine($"Saved to {options.ModelPath} and loaded from there:");
    PredictOnePatient(TumourClassifier.FromFile(options.ModelPath), test);
}

void CompareSeeds(int count)
{
    var accuracies = new List<double>();
    for (var seed = 1; seed <= count; seed++)
    {
        var (model, history, test) = Train(seed);
        var result = model.Evaluate(test);
        accuracies.Add(result.Accuracy!.Value);
        Console.WriteLine($"seed {seed}: test {result}; validation accuracy {history["val_accuracy"][^1]:F4}");
    }

    Console.WriteLine($"Mean test accuracy of {count} seeds: {accuracies.Average():F4}");
}

(TumourClassifier Model, History History, Dataset Test) Train(int seed, params Callback[] callbacks)
{
    var (training, test) = patients.StratifiedSplit(0.8, seed);
    var model = new TumourClassifier(seed);
    var history = model.Fit(training, new FitOptions
    {
        Epochs = options.Epochs,
        BatchSize = options.BatchSize,
        ValidationSplit = 0.2,
        Callbacks = callbacks,
    });
    return (model, history, test);
}

static void PredictOnePatient(TumourClassifier model, Dataset test)
{
    const int patient = 0;
    Span<float> probability = stackalloc float[TumourClassifier.OutputSize];
    model.Predict(test.InputsOf(patient), probability);
    var measurements = test.FeatureNames.Zip(test.InputsOf(patient).ToArray()).Take(3).Select(pair => $"{pair.First} {pair.Second}");
    Console.WriteLine($"A patient of the test data ({string.Join(", ", measurements)}, …)");
    Console.WriteLine($"  is malignant with probability {probability[0]:P1}; the diagnosis was: {test.ClassNames![test.LabelOf(patient)]}");
}
