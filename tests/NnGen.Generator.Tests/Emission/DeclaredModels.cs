using System.Globalization;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Models with layers of several inputs, as texts of declarations.</summary>
internal static class DeclaredModels
{
    /// <summary>A declaration of one input and a head that trains.</summary>
    /// <param name="name">The class.</param>
    /// <param name="input">The shape of a sample: <c>4 x 5</c>.</param>
    /// <param name="layers">The layers with arguments: <c>A = Dense(Units=3)</c>.</param>
    /// <param name="calls">The calls, from value 1 on: <c>A(0)</c>.</param>
    public static string Text(string name, string input, string[] layers, string[] calls)
    {
        var lines = new List<string>
        {
            "nngen declaration 1", "namespace ", $"sealed public sealed partial class {name}", $"name {name}", $"file {name}",
        };
        foreach (var (layer, attribute) in layers.Select(l => l.Split(" = ")).Select(parts => (parts[0], parts[1])))
        {
            var open = attribute.IndexOf('(', StringComparison.Ordinal);
            lines.Add($"layer {layer} = {(open < 0 ? attribute : attribute[..open])}");
            var arguments = open < 0 ? [] : attribute[(open + 1)..^1].Split(';');
            lines.AddRange(arguments.Select(a => $"  {a.Replace("=", " = ", StringComparison.Ordinal)}"));
        }

        lines.Add($"%0 = input Input float {input}");
        lines.AddRange(calls.Select((call, i) =>
        {
            var open = call.IndexOf('(', StringComparison.Ordinal);
            var inputs = call[(open + 1)..^1].Split(',').Select(n => "%" + n.Trim());
            return string.Create(CultureInfo.InvariantCulture, $"%{i + 1} = {call[..open]}({string.Join(", ", inputs)})");
        }));
        lines.AddRange(["loss MeanSquaredError", "optimizer SGD"]);
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>The texts by the names of the classes.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["SkipConnection"] = Text("SkipConnection", "9", ["Branch = Dense(Units=9;Activation=Activation.Tanh)", "Sum = Add", "Head = Dense(Units=3)"],
            ["Branch(0)", "Sum(0, 1)", "Head(2)"]),
        ["DeepSkips"] = Text("DeepSkips", "6", ["A = Dense(Units=17;Activation=Activation.ReLU)", "B = Dense(Units=17)", "C = Dense(Units=17)", "Sum = Add", "Act = ReLU", "Head = Dense(Units=2)"],
            ["A(0)", "B(1)", "Sum(1, 2)", "Act(3)", "C(4)", "Sum(1, 4, 5)", "Head(6)"]),
        ["TwoBranches"] = Text("TwoBranches", "5", ["A = Dense(Units=7)", "B = Dense(Units=20;Activation=Activation.Tanh)", "Join = Concatenate", "Head = Dense(Units=3)"],
            ["A(0)", "B(0)", "Join(1, 2, 0)", "Head(3)"]),
        ["ConcatenateRows"] = Text("ConcatenateRows", "12", ["A = Dense(Units=12)", "B = Dense(Units=20)", "M = Reshape(TargetShape=[4, 3])", "N = Reshape(TargetShape=[4, 5])", "Join = Concatenate(Axis=2)", "Flat = Flatten", "Head = Dense(Units=2)"],
            ["A(0)", "B(0)", "M(1)", "N(2)", "M(0)", "Join(3, 4, 5)", "Flat(6)", "Head(7)"]),
        ["ConcatenateFirst"] = Text("ConcatenateFirst", "3 x 4", ["Act = Tanh", "Join = Concatenate(Axis=1)", "Flat = Flatten", "Head = Dense(Units=2)"],
            ["Act(0)", "Join(0, 1)", "Flat(2)", "Head(3)"]),
        ["InnerProduct"] = Text("InnerProduct", "6", ["A = Dense(Units=19)", "B = Dense(Units=19)", "Product = Dot(Axes=[1])"], ["A(0)", "B(0)", "Product(1, 2)"]),
        ["Proximity"] = Text("Proximity", "6", ["A = Dense(Units=19)", "B = Dense(Units=19)", "Product = Dot(Axes=[1, -1];Normalize=true)", "Head = Dense(Units=2)"],
            ["A(0)", "B(0)", "Product(1, 2)", "Head(3)"]),
        ["AverageOfThree"] = Text("AverageOfThree", "5", ["A = Dense(Units=7)", "B = Dense(Units=7)", "C = Dense(Units=7)", "Mean = Average"],
            ["A(0)", "B(0)", "C(0)", "Mean(1, 2, 3)"]),
        ["MaximumOfThree"] = Text("MaximumOfThree", "5", ["A = Dense(Units=7)", "B = Dense(Units=7)", "C = Dense(Units=7)", "Largest = Maximum", "Head = Dense(Units=2)"],
            ["A(0)", "B(0)", "C(0)", "Largest(1, 2, 3)", "Head(4)"]),
        ["MinimumOfTwo"] = Text("MinimumOfTwo", "5", ["A = Dense(Units=33)", "B = Dense(Units=33)", "Smallest = Minimum", "Head = Dense(Units=2)"],
            ["A(0)", "B(0)", "Smallest(1, 2)", "Head(3)"]),
        ["Gate"] = Text("Gate", "5", ["A = Dense(Units=7;Activation=Activation.Sigmoid)", "B = Dense(Units=7)", "Product = Multiply", "Rest = Subtract", "Head = Dense(Units=2)"],
            ["A(0)", "B(0)", "Product(1, 2)", "Rest(3, 2)", "Head(4)"]),
        ["SharedLayer"] = Text("SharedLayer", "6", ["Same = Dense(Units=6;Activation=Activation.Tanh;L2=0.1)", "Head = Dense(Units=3)"], ["Same(0)", "Same(1)", "Same(2)", "Head(3)"]),
        ["SharedNarrow"] = Text("SharedNarrow", "1", ["Same = Dense(Units=1;Activation=Activation.Tanh;L1=0.1)"], ["Same(0)", "Same(1)"]),
        ["SharedSlopes"] = Text("SharedSlopes", "5", ["A = Dense(Units=7)", "B = Dense(Units=7)", "Slope = PReLU", "Sum = Add", "Noise = GaussianNoise(Stddev=0.1)", "Head = Dense(Units=2)"],
            ["A(0)", "Slope(1)", "B(0)", "Slope(3)", "Noise(2)", "Noise(4)", "Sum(5, 6)", "Head(7)"]),
        ["NoisyBranches"] = Text("NoisyBranches", "5", ["A = Dense(Units=33)", "Noise = GaussianNoise(Stddev=0.3)", "Factor = GaussianDropout(Rate=0.4)", "Mask = Dropout(Rate=0.3)", "Join = Concatenate", "Head = Dense(Units=2)"],
            ["A(0)", "Noise(1)", "Factor(1)", "Mask(1)", "Join(2, 3, 4)", "Head(5)"]),
        ["Twice"] = Text("Twice", "5", ["A = Dense(Units=7)", "Join = Concatenate", "Head = Dense(Units=2)"], ["A(0)", "Join(1, 1)", "Head(2)"]),
        ["MovedApart"] = Text("MovedApart", "12", ["A = Dense(Units=12)", "M = Reshape(TargetShape=[3, 4])", "P = Permute(Dims=[2, 1])", "N = Reshape(TargetShape=[4, 3])", "Sum = Add", "Flat = Flatten", "Head = Dense(Units=2)"],
            ["A(0)", "M(1)", "P(2)", "N(0)", "Sum(3, 4)", "Flat(5)", "Head(6)"]),
    };

    public static ModelDeclaration Declaration(string name) => DeclarationText.Read(All[name]);
}
