using System.Text;
using NnGen.Generator.Declaration;
using NnGen.Generator.Emission.Records;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission;

/// <summary>
/// The other part of an invalid model: all its public members, which throw. Code that uses the model keeps compiling, so that the
/// one real error is not buried under errors about missing members.
/// </summary>
internal static class InvalidModelEmitter
{
    private const string Inputs = "{inputs}";
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Indices = "global::System.ReadOnlySpan<int>";

    // The names that a member needs, and its text: it is left out when the user's class takes one of them.
    private static readonly (string Names, string Text)[] s_modelMembers =
    [
        (ReservedNames.Constructor, "public {class}(int seed = 0) => throw {error};"),
        ("InputSize", "public const int InputSize = 1;"),
        ("OutputSize", "public const int OutputSize = 1;"),
        ("ParameterCount", "public const int ParameterCount = 0;"),
        ("ArchitectureHash", "public const string ArchitectureHash = \"\";"),
        ("Parameters", "public global::NnGen.ParameterCollection Parameters => throw {error};"),
        ("Summary", "public global::NnGen.ModelSummary Summary => throw {error};"),
        ("Threads", "public int Threads { get => throw {error}; set => throw {error}; }"),
        ("Predict", $"public void Predict({Inputs}, {{outputs}}) => throw {{error}};"),
        ("Save", "public void Save(string path, global::NnGen.SaveOptions? options = null) => throw {error};"),
        ("Load", "public void Load(string path) => throw {error};"),
        ("FromFile", "public static {type} FromFile(string path) => throw {error};"),
    ];

    private static readonly (string Names, string Text)[] s_trainingMembers =
    [
        ("Fit", "public global::NnGen.History Fit(global::NnGen.Dataset data, global::NnGen.FitOptions? options = null) => throw {error};"),
        ("Evaluate", "public global::NnGen.EvaluationResult Evaluate(global::NnGen.Dataset data, int batchSize = 256, global::System.Collections.Generic.IReadOnlyList<global::NnGen.Metric>? metrics = null) => throw {error};"),
        ("TrainStep", $"public float TrainStep({Inputs}, {Floats} targets) => throw {{error}};"),
        ("TrainStep", $"public float TrainStep({Inputs}, {Indices} labels) => throw {{error}};"),
        ("TrainStep Batch", "public float TrainStep(scoped in Batch batch) => throw {error};"),
        ("ComputeGradients Batch", "public float ComputeGradients(scoped in Batch batch) => throw {error};"),
        ("ApplyGradients", "public void ApplyGradients(double? learningRate = null, float gradientScale = 1f) => throw {error};"),
        ("Reserve", "public void Reserve(int batchSize) => throw {error};"),
        ("Batch", $$"""
            public readonly ref struct Batch
            {
                public Batch({{Inputs}}, {{Floats}} targets) => throw {error};
                public Batch({{Inputs}}, {{Indices}} labels) => throw {error};
                {batches}
                {inputProperties}
                public {{Floats}} Targets => throw {error};
                public {{Indices}} Labels => throw {error};
                public {{Floats}} SampleWeights { get => throw {error}; init => throw {error}; }
            }
            """),
    ];

    private const string JoinedPredict =
        "void global::NnGen.IModel<{input}>.Predict(global::System.ReadOnlySpan<{input}> inputs, global::System.Span<float> outputs) => throw {error};";

    /// <summary>What the interfaces ask for beyond the public members.</summary>
    private static readonly string[] s_modelImplementations =
    [
        "int global::NnGen.IModel.InputSize => throw {error};",
        "int global::NnGen.IModel.OutputSize => throw {error};",
    ];

    private static readonly string[] s_trainingImplementations =
    [
        "global::NnGen.Generated.ModelCore global::NnGen.ITrainable.Core => throw {error};",
        "float global::NnGen.ITrainable.ComputeGradients(scoped in global::NnGen.Generated.TrainingBatch batch, global::System.Span<float> headOutputs) => throw {error};",
        "float global::NnGen.ITrainable.EvaluateBatch(scoped in global::NnGen.Generated.TrainingBatch batch, global::System.Span<float> predictions) => throw {error};",
    ];

    public static GeneratedFile Emit(ModelSource model)
    {
        var type = model.Declaration.Type;
        var trains = model.Declaration.Loss is not null;
        var input = model.Declaration.Inputs.Count > 0 ? model.Declaration.Inputs[0].ElementType : "float";
        var members = s_modelMembers.Concat(trains ? s_trainingMembers : [])
            .Concat(model.Declaration.Typed is { } typed ? InvalidRecordMembers.Of(typed, trains) : [])
            .Where(member => !member.Names.Split(' ').Any(model.TakenNames.Items.Contains))
            .Select(member => member.Text);
        var outputs = model.Declaration.Outputs;
        if (outputs.Count > 1)
        {
            members = members.Concat(OutputMembers(model.Declaration, trains && !model.TakenNames.Items.Contains("TrainStep")));
        }

        // With a member left out, the class no longer has what the interfaces ask for.
        var implements = !model.TakenNames.Items.Any(name => name != ReservedNames.Constructor);
        var implementations = implements ? s_modelImplementations.Concat(outputs.Count > 1 && model.Declaration.Inputs.Count < 2 ? [JoinedPredict] : Array.Empty<string>()).Concat(trains ? s_trainingImplementations : []) : [];
        var single = model.Declaration.Inputs.Count > 1 ? "" : "<{input}>";
        var interfaces = !implements ? "" : trains ? $" : global::NnGen.ITrainable, global::NnGen.IModel{single}" : $" : global::NnGen.IModel{single}";
        var properties = InputSignature.Named(model.Declaration.Inputs)
            .Select(i => $"public {InputSignature.Span(i.Type)} {i.Property} => throw {{error}};");
        var batches = string.Join("\n    ", outputs.Count < 2 ? [] : TargetLists(outputs.Count).Select(targets => $"public Batch({Inputs}, {targets}) => throw {{error}};")).Replace(Inputs, InputSignature.Parameters(model.Declaration.Inputs));
        var text = new StringBuilder(
            """
            // <auto-generated/>
            #nullable enable
            #pragma warning disable CS1591 // The members are described once the model is valid.


            """);
        var depth = Open(text, type, interfaces.Replace("{input}", input));
        foreach (var member in members.Concat(implementations).Concat(LayerPropertyEmitter.Bodies(model.Declaration, "{error}")))
        {
            var filled = member.Replace("{inputs}", InputSignature.Parameters(model.Declaration.Inputs)).Replace("{inputProperties}", string.Join("\n    ", properties)).Replace("{outputs}", Spans(outputs)).Replace("{batches}", batches).Replace("{class}", type.Name).Replace("{input}", input).Replace("{type}", NameWithTypeParameters(type)).Replace("{error}", Error(model));
            foreach (var line in filled.Split('\n').Where((line, i) => i == 0 || line.Trim().Length > 0))
            {
                Line(text, depth, line);
            }
        }

        while (depth > 0)
        {
            Line(text, --depth, "}");
        }

        return new GeneratedFile(type.HintName + ".Invalid.g.cs", text.ToString());
    }

    private static string Spans(EquatableArray<OutputDeclaration> outputs) => outputs.Count < 2
        ? "global::System.Span<float> outputs"
        : string.Join(", ", outputs.Items.Select((_, i) => FormattableString.Invariant($"global::System.Span<float> output{i}")));

    /// <summary>What models of several outputs have besides.</summary>
    private static IEnumerable<string> OutputMembers(ModelDeclaration declaration, bool trains)
    {
        var names = declaration.Outputs.Items.Select(output => Identifiers.Pascal(output.Name) + "Size").Distinct().ToList();
        foreach (var name in names.Where(name => name is not ("InputSize" or "OutputSize")))
        {
            yield return $"public const int {name} = 1;";
        }

        foreach (var targets in trains ? TargetLists(names.Count) : [])
        {
            yield return $"public float TrainStep({Inputs}, {targets}) => throw {{error}};";
        }
    }

    /// <summary>The targets of several outputs as parameters, numbers or class indices each: their losses may not be known.</summary>
    private static IEnumerable<string> TargetLists(int outputs)
    {
        for (var kinds = 0; kinds < 1 << Math.Min(outputs, 4); kinds++)
        {
            yield return string.Join(", ", Enumerable.Range(0, outputs).Select(i => FormattableString.Invariant($"{((kinds >> i) % 2 == 0 ? Floats : Indices)} target{i}")));
        }
    }

    /// <summary>Writes the headers down to the class's; gives the depth of its members.</summary>
    private static int Open(StringBuilder text, TypeDeclaration type, string interfaces)
    {
        var headers = type.ContainingTypes.Items.Append(type.Header + interfaces);
        if (type.Namespace.Length > 0)
        {
            headers = headers.Prepend("namespace " + type.Namespace);
        }

        var depth = 0;
        foreach (var header in headers)
        {
            Line(text, depth, header);
            Line(text, depth++, "{");
        }

        return depth;
    }

    /// <summary>What stands in the header behind <c>partial class</c>.</summary>
    private static string NameWithTypeParameters(TypeDeclaration type)
    {
        var keyword = type.Header.IndexOf("partial ", StringComparison.Ordinal) + "partial ".Length;
        return type.Header.Substring(type.Header.IndexOf(' ', keyword) + 1);
    }

    private static string Error(ModelSource model)
    {
        var reason = model.Obstacle is { Length: > 0 } id ? $"NNG0001: the model is not valid, see {id}" : "NNG0001: the model's attributes have errors";
        return $"new global::System.InvalidOperationException(\"{reason}\")";
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 4).Append(line).Append('\n');
}
