namespace FashionMnist;

/// <summary>What a model gets wrong, as PNG files beside the program.</summary>
internal static class Pictures
{
    private const int Rows = 6;
    private const int Columns = 8;

    /// <summary>Writes the confusion matrix and the mistakes that the model was surest of, and says where.</summary>
    public static void Save(ClothesClassifier model, Dataset test, ConfusionMatrix confusion)
    {
        var (matrixPath, mistakesPath) = (PathOf("confusion.png"), PathOf("mistakes.png"));
        confusion.SavePng(matrixPath, $"{model.GetType().Name} on Fashion-MNIST, accuracy {confusion.Accuracy:F4}");
        var grid = new ImageGrid(Columns) { Title = "The worst mistakes: what it is, what it was taken for, and how surely", CellSize = 170 };
        var images = (Column<byte>)test.Inputs[0];
        foreach (var (sample, predicted, probability) in Mistakes(model, test).OrderByDescending(mistake => mistake.Probability).Take(Rows * Columns))
        {
            var caption = $"{confusion.ClassNames[test.LabelOf(sample)]}: {confusion.ClassNames[predicted]}, {probability:P0}";
            grid.Add(images[sample], height: 28, width: 28, caption: caption);
        }

        grid.Save(mistakesPath);
        Console.WriteLine($"Pictures: {matrixPath}");
        Console.WriteLine($"          {mistakesPath}");
    }

    private static IEnumerable<(int Sample, int Predicted, float Probability)> Mistakes(ClothesClassifier model, Dataset test)
    {
        var classes = ClothesClassifier.OutputSize;
        var probabilities = new float[test.Count * classes];
        model.Predict(((Column<byte>)test.Inputs[0]).Values, probabilities);
        for (var sample = 0; sample < test.Count; sample++)
        {
            var ofSample = probabilities.AsSpan(sample * classes, classes);
            var predicted = ofSample.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max<float>(ofSample));
            if (predicted != test.LabelOf(sample))
                yield return (sample, predicted, probabilities[(sample * classes) + predicted]);
        }
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
