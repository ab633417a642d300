using DefectDetection;
using Examples;
using FashionMnist;

if (CommandLine.Parse(
        args,
        ("epochs", 10, "epochs of training"),
        ("seed", 1, "decides the initial weights and the order of samples")) is not { } options)
    return 1;
if (FashionFiles.FindMissing() is { } missing)
{
    Console.WriteLine($"Nothing to do: {missing} is missing.");
    Console.WriteLine("On Debian or Ubuntu: apt-get install dataset-fashion-mnist. Elsewhere, download the four files *-ubyte.gz of");
    Console.WriteLine($"https://github.com/zalandoresearch/fashion-mnist and name their folder in the environment variable {FashionFiles.FolderVariable}.");
    return 0;
}

// No defect is ever seen in training: as in a factory, where good parts are many and defects few and never alike.
var (training, held) = Parts.Good(FashionFiles.ReadTraining()).Split(0.9, options["seed"]);
var test = FashionFiles.ReadTest();
Console.WriteLine($"Good parts: {Parts.GoodNames}, {training.Count} images for training. All else is a defect.");

var model = new Autoencoder(options["seed"]);
const int batchSize = 64;
var steps = options["epochs"] * ((training.Count + batchSize - 1L) / batchSize);
model.Fit(training, new FitOptions
{
    Epochs = options["epochs"],
    BatchSize = batchSize,
    Schedule = new CosineDecay(initialLearningRate: 0.002, steps),
    ValidationData = held,
    Callbacks = [new ConsoleProgress()],
});

// The score that 95 of 100 good parts stay below, of parts held out of the training.
var heldScores = new Inspection(model, held).Scores;
Array.Sort(heldScores);
var threshold = heldScores[(int)(heldScores.Length * 0.95)];
var inspection = new Inspection(model, test);
var isDefect = Enumerable.Range(0, test.Count).Select(sample => Parts.IsGood(test, sample) ? 0 : 1).ToArray();
Console.WriteLine();
Console.WriteLine($"Area under the ROC curve of the reconstruction's error: {RocCurve.From(inspection.Scores, isDefect).Area:F4}");
Console.WriteLine($"             of the distance from the mean good part:   {RocCurve.From(Parts.DistancesFromMean(training, test), isDefect).Area:F4}");
Console.WriteLine();
Console.WriteLine($"{"class",-12} {"area",7}   rejected at the error {threshold:F4}");
for (var label = 0; label < test.ClassNames!.Count; label++)
{
    var samples = Enumerable.Range(0, test.Count).Where(sample => test.LabelOf(sample) == label).ToArray();
    var rejected = samples.Count(sample => inspection.Scores[sample] >= threshold) / (double)samples.Length;
    var area = Parts.IsGood(test, samples[0]) ? "good" : $"{AreaAgainstGood(label):F4}";
    Console.WriteLine($"{test.ClassNames[label],-12} {area,7}   {rejected,7:P1}");
}

var path = Path.Combine(AppContext.BaseDirectory, "defects.png");
inspection.Draw(Enumerable.Range(0, test.ClassNames.Count).SelectMany(label => Enumerable.Range(0, test.Count).Where(sample => test.LabelOf(sample) == label).Take(2)), threshold, path);
Console.WriteLine();
Console.WriteLine($"Picture: {path}");
return 0;

// How well the defects of one class alone are told from good parts.
double AreaAgainstGood(int label)
{
    var samples = Enumerable.Range(0, test.Count).Where(sample => isDefect[sample] == 0 || test.LabelOf(sample) == label).ToArray();
    return RocCurve.From(Array.ConvertAll(samples, sample => inspection.Scores[sample]), Array.ConvertAll(samples, sample => isDefect[sample])).Area;
}
