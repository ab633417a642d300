using System.Text;

namespace Tabular;

/// <summary>The loss over the epochs as a drawing of characters: <c>·</c> training, <c>█</c> validation.</summary>
internal static class ValidationCurve
{
    private const int Height = 10;
    private const int MaximumWidth = 72;

    public static string Draw(History history)
    {
        var training = history["loss"];
        var validation = history["val_loss"];
        var top = Math.Max(training.Max(), validation.Max());
        var width = Math.Min(MaximumWidth, training.Count * Math.Max(1, MaximumWidth / training.Count));
        var drawing = new StringBuilder();
        for (var row = Height; row >= 0; row--)
        {
            drawing.Append($"{top * row / Height,7:F3} │");
            for (var column = 0; column < width; column++)
            {
                var epoch = column * training.Count / width;
                drawing.Append(RowOf(validation[epoch], top) == row ? '█' : RowOf(training[epoch], top) == row ? '·' : ' ');
            }

            drawing.AppendLine();
        }

        var last = $"{training.Count}";
        drawing.AppendLine($"        └{new string('─', width)}");
        drawing.Append($"         1{last.PadLeft(Math.Max(last.Length + 1, width - 1))}   epoch (█ validation loss, · training loss)");
        return drawing.ToString();
    }

    private static int RowOf(double value, double top) => (int)Math.Round(Height * value / top);
}
