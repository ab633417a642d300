using Examples;
using ResidualMlp;

if (CommandLine.Parse(
        args,
        ("epochs", 15, "epochs of training"),
        ("seeds", 3, "how many times both networks are trained, from other first weights on other parts of the data"),
        ("seed", 1, "the first of them")) is not { } options)
    return 1;

var digits = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv"), new CsvOptions
{
    Target = "digit",
    ClassNames = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString())],
});
Console.WriteLine($"Handwritten digits: {digits.Count} images of 8 x 8 pixels; a fifth is held out.");
Console.WriteLine($"Both networks have forty layers with weights, {ResidualNetwork.ParameterCount:N0} parameters.");
Console.WriteLine();
Console.WriteLine("accuracy on held-out digits   with skip connections   without");
var (residual, plain) = (new List<double>(), new List<double>());
for (var seed = options["seed"]; seed < options["seed"] + options["seeds"]; seed++)
{
    var (training, test) = digits.StratifiedSplit(0.8, seed);
    residual.Add(Train(new ResidualNetwork(seed), training, test));
    plain.Add(Train(new PlainNetwork(seed), training, test));
    Console.WriteLine($"{$"seed {seed}",-28}  {residual[^1],21:F4}   {plain[^1],7:F4}");
}

Console.WriteLine($"{"mean",-28}  {residual.Average(),21:F4}   {plain.Average(),7:F4}");
return 0;

double Train(ITrainable model, Dataset training, Dataset test)
{
    var steps = options["epochs"] * ((training.Count + 31L) / 32);
    model.Fit(training, new FitOptions { Epochs = options["epochs"], BatchSize = 32, Schedule = new CosineDecay(0.001, steps) });
    return ConfusionMatrix.From(model, test).Accuracy;
}
