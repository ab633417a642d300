using System.Globalization;

namespace Examples;

/// <summary>Options of a command line that are all whole numbers: <c>--epochs 10 --seed 2</c>.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, int> _values = [];

    private CommandLine()
    {
    }

    /// <summary>The value of an option, as it came or by default.</summary>
    public int this[string name] => _values[name];

    /// <summary>Reads the options, or writes to the error output what is wrong and which options there are, and returns null.</summary>
    public static CommandLine? Parse(string[] arguments, params (string Name, int Default, string Meaning)[] options)
    {
        var result = new CommandLine();
        foreach (var option in options)
            result._values.Add(option.Name, option.Default);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            if (arguments[i].StartsWith("--", StringComparison.Ordinal)
                && result._values.ContainsKey(arguments[i][2..])
                && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                result._values[arguments[i][2..]] = number;
                continue;
            }

            Console.Error.WriteLine($"There is no option '{arguments[i]}', or '{value}' is no whole number from 1 up. The options:");
            foreach (var (name, usual, meaning) in options)
                Console.Error.WriteLine($"  {$"--{name} N",-14} {meaning} (default {usual})");
            return null;
        }

        return result;
    }
}
