using System.Globalization;

namespace Tabular;

/// <summary>What the command line asks for.</summary>
internal sealed class CommandLine
{
    public const string Usage =
        """
        Usage: Tabular [options]
          --epochs N       epochs of training (default 30)
          --batch-size N   samples per step (default 32)
          --seed N         decides the split, the initial weights, dropout and the order of samples (default 1)
          --seeds N        trains N models, with the seeds 1 to N, and reports the mean test accuracy
          --model PATH     where the trained model is saved (default: tumour.safetensors beside the program)
        """;

    public int Epochs { get; private set; } = 30;

    public int BatchSize { get; private set; } = 32;

    public int Seed { get; private set; } = 1;

    /// <summary>How many models to train one after the other, or null for one that is shown in detail.</summary>
    public int? Seeds { get; private set; }

    public string ModelPath { get; private set; } = Path.Combine(AppContext.BaseDirectory, "tumour.safetensors");

    /// <exception cref="FormatException">An option is unknown or has no proper value; says which.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var options = new CommandLine();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i];
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (name)
            {
                case "--epochs":
                    options.Epochs = Number(name, value, least: 1);
                    break;
                case "--batch-size":
                    options.BatchSize = Number(name, value, least: 1);
                    break;
                case "--seed":
                    options.Seed = Number(name, value, least: 0);
                    break;
                case "--seeds":
                    options.Seeds = Number(name, value, least: 1);
                    break;
                case "--model" when value.Length > 0:
                    options.ModelPath = value;
                    break;
                default:
                    throw new FormatException($"The option '{name}' is unknown or lacks its value.");
            }
        }

        return options;
    }

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"The option '{name}' takes a whole number from {least} up, but '{value}' came.");
}
