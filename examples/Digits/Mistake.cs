namespace Digits;

/// <summary>A digit that was taken for another.</summary>
/// <param name="Picture">Its pixels as text, each as two characters, row after row.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Probability">How sure the model was.</param>
internal sealed record Mistake(string Picture, int Actual, int Predicted, float Probability)
{
    public const int Height = 8;

    /// <summary>The characters of a row.</summary>
    public const int Width = 16;

    // From no ink to 16.
    private const string Shades = " .:-=+*#%@";

    public string Caption => $"{Actual}, not {Predicted} ({Probability:P0})";

    /// <summary>A row of pixels.</summary>
    public string Row(int row) => Picture.Substring(row * Width, Width);

    /// <summary>The mistakes of a model.</summary>
    public static IEnumerable<Mistake> Of(DigitClassifier model, Dataset data)
    {
        var probabilities = new float[DigitClassifier.OutputSize];
        for (var sample = 0; sample < data.Count; sample++)
        {
            model.Predict(data.InputsOf(sample), probabilities);
            var predicted = probabilities.IndexOf(probabilities.Max());
            if (predicted != data.LabelOf(sample))
                yield return new Mistake(Draw(data.InputsOf(sample)), data.LabelOf(sample), predicted, probabilities[predicted]);
        }
    }

    private static string Draw(ReadOnlySpan<float> pixels)
    {
        var text = new System.Text.StringBuilder();
        foreach (var ink in pixels)
            text.Append(Shades[(int)(ink / 16 * (Shades.Length - 1))], repeatCount: 2);
        return text.ToString();
    }
}
