using Examples;
using FashionMnist;

const int ShownPairs = 5;

if (CommandLine.Parse(
        args,
        ("epochs", 5, "epochs of training"),
        ("batch-size", 32, "samples per step"),
        ("seed", 1, "decides the initial weights and the order of samples")) is not { } options)
    return 1;
if (FashionFiles.FindMissing() is { } missing)
{
    Console.WriteLine($"Nothing to do: {missing} is missing.");
    Console.WriteLine("On Debian or Ubuntu: apt-get install dataset-fashion-mnist. Elsewhere, download the four files *-ubyte.gz of");
    Console.WriteLine($"https://github.com/zalandoresearch/fashion-mnist and name their folder in the environment variable {FashionFiles.FolderVariable}.");
    return 0;
}

var training = FashionFiles.ReadTraining();
var test = FashionFiles.ReadTest();
Console.WriteLine($"Fashion-MNIST: {training.Count} images for training, {test.Count} for testing");

var model = new ClothesClassifier(options["seed"]);
Console.WriteLine(model.Summary);
var stepsPerEpoch = (training.Count + options["batch-size"] - 1) / options["batch-size"];
model.Fit(training, new FitOptions
{
    Epochs = options["epochs"],
    BatchSize = options["batch-size"],
    // Ever smaller steps: the result depends less on which samples came last.
    Schedule = new CosineDecay(initialLearningRate: 0.001, decaySteps: (long)options["epochs"] * stepsPerEpoch),
    Callbacks = [new ConsoleProgress()],
});

var confusion = ConfusionMatrix.From(model, test);
Console.WriteLine();
Console.WriteLine($"Test accuracy: {confusion.Accuracy:F4}");
Console.WriteLine();
Console.WriteLine(ClassificationReport.From(confusion));
Console.WriteLine("Most confused:");
foreach (var (actual, predicted) in MostConfused(confusion).Take(ShownPairs))
{
    var share = (double)confusion[actual, predicted] / confusion.CountsOf(actual).Support;
    Console.WriteLine($"  {share,6:P1} of the images of \"{confusion.ClassNames[actual]}\" were taken for \"{confusion.ClassNames[predicted]}\"");
}

Console.WriteLine();
Pictures.Save(model, test, confusion);
return 0;

static IEnumerable<(int Actual, int Predicted)> MostConfused(ConfusionMatrix confusion) =>
    from actual in Enumerable.Range(0, confusion.ClassCount)
    from predicted in Enumerable.Range(0, confusion.ClassCount)
    where actual != predicted
    orderby confusion[actual, predicted] descending
    select (actual, predicted);
