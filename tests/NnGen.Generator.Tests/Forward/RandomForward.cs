using System.Globalization;

namespace NnGen.Generator.Tests.Forward;

/// <summary>A valid graph of random layers, functions and operators, as source.</summary>
internal static class RandomForward
{
    private static readonly string[] s_functions = ["ReLU", "Tanh", "Sigmoid", "Softmax", "GELU", "Square", "Abs", "Softplus", "UnitNormalization"];

    private static readonly string[] s_operators = ["+", "-", "*"];

    /// <summary>The graph of a seed, always the same.</summary>
    public static GraphCase Create(int seed)
    {
        var random = new Random(seed);
        int[] widths = [random.Next(1, 20), random.Next(1, 40), 16];
        var members = new List<string>();
        var statements = new List<string>();
        var values = new List<(string Name, int Width)> { ("x", widths[0]) };
        for (var i = 0; i < 10; i++)
        {
            var (one, other) = (values[random.Next(values.Count)], values[random.Next(values.Count)]);
            var fits = other.Width == one.Width || other.Width == 1;
            var (text, width) = random.Next(7) switch
            {
                0 or 1 => Call(one, widths[random.Next(widths.Length)]),
                2 => ($"{s_functions[random.Next(s_functions.Length)]}({one.Name})", one.Width),
                3 when fits => ($"{one.Name} {s_operators[random.Next(s_operators.Length)]} {other.Name}", one.Width),
                4 => ($"Concatenate({one.Name}, {other.Name})", one.Width + other.Width),
                5 => ($"Mean({one.Name})", 1),
                _ => (string.Create(CultureInfo.InvariantCulture, $"0.5 * {one.Name} + {random.Next(3)}"), one.Width),
            };
            statements.Add($"var v{i} = {text};");
            values.Add(($"v{i}", width));
        }

        // The head sees the last values, whatever else there was.
        members.Add("[Dense(3)] partial Layer Head { get; }");
        var head = $"Head(Tanh(Concatenate({string.Join(", ", values.TakeLast(4).Select(v => v.Name))})))";
        // Every third graph has two outputs, and in every other one of these the second one reads the first.
        var hasTwo = seed % 3 == 2;
        if (hasTwo)
        {
            members.Add("[Dense(2, Activation.Tanh)] partial Layer Second { get; }");
            statements.Add($"var head = {head};");
        }

        statements.Add(hasTwo ? $"return (head, Second({(seed % 2 == 0 ? "head" : values[5].Name)}));" : $"return {head};");
        return new GraphCase(
            string.Create(CultureInfo.InvariantCulture, $"Random{seed}"),
            widths[0].ToString(CultureInfo.InvariantCulture),
            string.Join(" ", members),
            string.Join(" ", statements))
        {
            HasTwoOutputs = hasTwo,
        };

        // A layer is shared where one of its shape is there.
        (string Text, int Width) Call((string Name, int Width) input, int units)
        {
            var name = $"D{input.Width}x{units}";
            var property = $"[Dense({units}, Activation.Tanh)] partial Layer {name} {{ get; }}";
            if (!members.Contains(property))
            {
                members.Add(property);
            }

            return ($"{name}({input.Name})", units);
        }
    }
}
