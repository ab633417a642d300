using System.Text;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Emission;

/// <summary>
/// The other part of an invalid model: all its public members, which throw. Code that uses the model keeps compiling, so that the
/// one real error is not buried under errors about missing members.
/// </summary>
internal static class InvalidModelEmitter
{
    private const string Floats = "global::System.ReadOnlySpan<float>";

    private static readonly (string Name, string Text)[] s_modelMembers =
    [
        (ReservedNames.Constructor, "public {class}(int seed = 0) => throw {error};"),
        ("InputSize", "public const int InputSize = 1;"),
        ("OutputSize", "public const int OutputSize = 1;"),
        ("ParameterCount", "public const int ParameterCount = 0;"),
        ("ArchitectureHash", "public const string ArchitectureHash = \"\";"),
        ("Parameters", "public global::NnGen.ParameterCollection Parameters => throw {error};"),
        ("Summary", "public global::NnGen.ModelSummary Summary => throw {error};"),
        ("Threads", "public int Threads { get => throw {error}; set => throw {error}; }"),
        ("Predict", $"public void Predict({Floats} inputs, global::System.Span<float> outputs) => throw {{error}};"),
        ("Save", "public void Save(string path, global::NnGen.SaveOptions? options = null) => throw {error};"),
        ("Load", "public void Load(string path) => throw {error};"),
        ("FromFile", "public static {class} FromFile(string path) => throw {error};"),
    ];

    private static readonly (string Name, string Text)[] s_trainingMembers =
    [
        ("Fit", "public global::NnGen.History Fit(global::NnGen.Dataset data, global::NnGen.FitOptions? options = null) => throw {error};"),
        ("Evaluate", "public global::NnGen.EvaluationResult Evaluate(global::NnGen.Dataset data, int batchSize = 256) => throw {error};"),
        ("TrainStep", $"public float TrainStep({Floats} inputs, {Floats} targets) => throw {{error}};"),
        ("TrainStep", $"public float TrainStep({Floats} inputs, global::System.ReadOnlySpan<int> labels) => throw {{error}};"),
        ("ComputeGradients", $"public float ComputeGradients({Floats} inputs, {Floats} targets) => throw {{error}};"),
        ("ComputeGradients", $"public float ComputeGradients({Floats} inputs, global::System.ReadOnlySpan<int> labels) => throw {{error}};"),
        ("ApplyGradients", "public void ApplyGradients(float? learningRate = null, float gradientScale = 1f) => throw {error};"),
        ("Reserve", "public void Reserve(int batchSize) => throw {error};"),
    ];

    private static readonly (string Name, string Text)[] s_modelImplementations =
    [
        ("InputSize", "int global::NnGen.IModel.InputSize => throw {error};"),
        ("OutputSize", "int global::NnGen.IModel.OutputSize => throw {error};"),
        ("Parameters", "global::NnGen.ParameterCollection global::NnGen.IModel.Parameters => throw {error};"),
        ("Summary", "global::NnGen.ModelSummary global::NnGen.IModel.Summary => throw {error};"),
        ("Predict", $"void global::NnGen.IModel.Predict({Floats} inputs, global::System.Span<float> outputs) => throw {{error}};"),
        ("Save", "void global::NnGen.IModel.Save(string path, global::NnGen.SaveOptions? options) => throw {error};"),
        ("Load", "void global::NnGen.IModel.Load(string path) => throw {error};"),
    ];

    private static readonly (string Name, string Text)[] s_trainingImplementations =
    [
        ("Core", "global::NnGen.Generated.ModelCore global::NnGen.ITrainable.Core => throw {error};"),
        ("ComputeGradients", "float global::NnGen.ITrainable.ComputeGradients(scoped in global::NnGen.Generated.TrainingBatch batch, global::System.Span<float> headOutputs) => throw {error};"),
        ("ApplyGradients", "void global::NnGen.ITrainable.ApplyGradients(float? learningRate, float gradientScale) => throw {error};"),
        ("EvaluateBatch", "float global::NnGen.ITrainable.EvaluateBatch(scoped in global::NnGen.Generated.TrainingBatch batch, global::System.Span<float> predictions) => throw {error};"),
        ("Reserve", "void global::NnGen.ITrainable.Reserve(int batchSize) => throw {error};"),
    ];

    public static GeneratedFile Emit(ModelSource model)
    {
        var type = model.Declaration.Type;
        var trains = model.Declaration.Loss is not null;
        var members = s_modelMembers.Concat(trains ? s_trainingMembers : []).Where(member => !model.TakenNames.Items.Contains(member.Name));
        // A class that has members of these names may implement the interfaces with them; it is left to the user then.
        var implements = !model.TakenNames.Items.Any(name => name != ReservedNames.Constructor);
        var implementations = implements ? s_modelImplementations.Concat(trains ? s_trainingImplementations : []) : [];
        var interfaces = !implements ? "" : trains ? " : global::NnGen.ITrainable" : " : global::NnGen.IModel";
        var text = new StringBuilder(
            """
            // <auto-generated/>
            #nullable enable
            #pragma warning disable CS1591 // The members are described once the model is valid.

            """);
        var depth = Open(text, type, interfaces);
        foreach (var (_, member) in members.Concat(implementations))
        {
            Line(text, depth, member.Replace("{class}", type.Name).Replace("{error}", Error(model)));
        }

        while (depth > 0)
        {
            Line(text, --depth, "}");
        }

        return new GeneratedFile(type.HintName + ".Invalid.g.cs", text.ToString());
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

    private static string Error(ModelSource model)
    {
        var reason = model.Obstacle is { Length: > 0 } id ? $"NNG0001: the model is not valid, see {id}" : "NNG0001: the model's attributes have errors";
        return $"new global::System.InvalidOperationException(\"{reason}\")";
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 4).Append(line).Append('\n');
}
