using Digits;
using Examples;

const int BatchSize = 32;
const int ShownMistakes = 4;

if (CommandLine.Parse(
        args,
        ("epochs", 30, "epochs of training"),
        ("seeds", 3, "how many times it is trained, from other first weights on another four fifths of the digits"),
        ("seed", 1, "the first of them")) is not { } options)
    return 1;

var digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv"), new CsvOptions
{
    Target = "digit",
    ClassNames = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString())],
});
Console.WriteLine($"Handwritten digits: {digits.Count} images of 8 x 8 pixels; a fifth is held out.");
Console.WriteLine($"Two convolutions and two dense layers, {DigitClassifier.ParameterCount:N0} parameters.");
Console.WriteLine();
var accuracies = new List<double>();
var mistakes = new List<Mistake>();
for (var seed = options["seed"]; seed < options["seed"] + options["seeds"]; seed++)
{
    var (training, test) = digits.StratifiedSplit(0.8, seed);
    var model = new DigitClassifier(seed);
    var steps = options["epochs"] * ((training.Count + BatchSize - 1L) / BatchSize);
    model.Fit(training, new FitOptions { Epochs = options["epochs"], BatchSize = BatchSize, Schedule = new CosineDecay(0.002, steps) });
    accuracies.Add(ConfusionMatrix.From(model, test).Accuracy);
    mistakes.AddRange(Mistake.Of(model, test));
    Console.WriteLine($"seed {seed}: accuracy on held-out digits {accuracies[^1]:F4}");
}

Console.WriteLine($"mean:   {accuracies.Average():F4}, from {accuracies.Min():F4} to {accuracies.Max():F4}");
Console.WriteLine();
// The same image may be held out, and mistaken, more than once.
var worst = mistakes.OrderByDescending(mistake => mistake.Probability).DistinctBy(mistake => mistake.Picture).Take(ShownMistakes).ToArray();
Console.WriteLine(worst.Length == 0 ? "There were no mistakes." : "The worst mistakes, those the networks were surest of:");
Console.WriteLine(string.Join("    ", worst.Select(mistake => $"{mistake.Caption,-Mistake.Width}")));
for (var row = 0; row < Mistake.Height; row++)
    Console.WriteLine(string.Join("    ", worst.Select(mistake => mistake.Row(row))));
return 0;
