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
    var (model, history, test) = Train(options.Seed, new EpochProgress());
    Console.WriteLine();
    Console.WriteLine(ValidationCurve.Draw(history));
    Console.WriteLine();
    Console.WriteLine(model.Summary);
    Console.WriteLine();
    Console.WriteLine($"Test: {model.Evaluate(test)}");
    AnsiConsole.Write(Describe(ConfusionMatrix.From(model, test)));

    model.Save(options.ModelPath);
    Console.WriteLine($"Saved to {options.ModelPath} and loaded from there:");
    PredictOnePatient(TumourClassifier.FromFile(options.ModelPath), test);
}

void CompareSeeds(int count)
{
    var accuracies = new List<double>();
    for (var seed = 1; seed <= count; seed++)
    {
        var (model, history, test) = Train(seed, progress: null);
        var result = model.Evaluate(test);
        accuracies.Add(result.Accuracy!.Value);
        Console.WriteLine($"seed {seed}: test {result}; validation accuracy {history["val_accuracy"][^1]:F4}");
    }

    Console.WriteLine($"Mean test accuracy of {count} seeds: {accuracies.Average():F4}");
}

(TumourClassifier Model, History History, Dataset Test) Train(int seed, IProgress<TrainingProgress>? progress)
{
    var (training, test) = patients.StratifiedSplit(0.8, seed);
    var model = new TumourClassifier(seed);
    var history = model.Fit(training, new FitOptions
    {
        Epochs = options.Epochs,
        BatchSize = options.BatchSize,
        ValidationSplit = 0.2,
        Progress = progress,
    });
    return (model, history, test);
}

static Table Describe(ConfusionMatrix matrix)
{
    var table = new Table().AddColumn("diagnosis").Border(TableBorder.Rounded);
    foreach (var name in matrix.ClassNames)
        table.AddColumn(new TableColumn($"predicted {name}").RightAligned());
    for (var actual = 0; actual < matrix.ClassCount; actual++)
    {
        var counts = Enumerable.Range(0, matrix.ClassCount).Select(predicted => $"{matrix[actual, predicted]}");
        table.AddRow([matrix.ClassNames[actual], .. counts]);
    }

    return table;
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
