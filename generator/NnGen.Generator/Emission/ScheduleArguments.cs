using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>How a schedule writes what it hands to kernels and to methods of layers: parameters and gradients by their offsets.</summary>
internal sealed class ScheduleArguments(ModelPlan plan, Schedule schedule, ValueNames names)
{
    private const string Reference = "ref ";

    /// <summary>The number of floats before this thread's samples.</summary>
    public static string FirstTimes(int length) => Times("first", length);

    /// <summary>An argument without <c>ref</c>.</summary>
    public static string Bare(string argument) => argument.StartsWith(Reference, StringComparison.Ordinal) ? argument.Substring(Reference.Length) : argument;

    /// <summary>Whether an argument is a number of rows.</summary>
    public static bool IsRows(string argument) => argument == "rows" || argument.StartsWith("rows *", StringComparison.Ordinal);

    /// <summary>An argument of what is done for all samples at once.</summary>
    public static string OfAllSamples(string argument) => IsRows(argument) ? "samples" + argument.Substring("rows".Length) : argument;

    /// <summary>The transpose of a kernel.</summary>
    public static string OfTransposed(Value kernel) =>
        $"ref Unsafe.Add(ref transposed, {Identifiers.OfParameter(((ParameterOp)kernel.Op).Parameter.Name)}Transposed)";

    /// <summary>An argument of a step, which names one of the values.</summary>
    public string Of(string argument, IReadOnlyList<Value> values)
    {
        var prefix = argument.StartsWith(Reference, StringComparison.Ordinal) ? Reference : "";
        return values.FirstOrDefault(v => names.Of(v) == Bare(argument)) is { } value ? prefix + Of(value) : argument;
    }

    /// <summary>A value, all samples of it.</summary>
    public string Of(Value value) => schedule.Places[value.Id] switch
    {
        ParameterStorage place => $"Unsafe.Add(ref parameters, {Identifiers.OfParameter(place.Parameter.Name)})",
        GradientStorage place => $"Unsafe.Add(ref gradients, {Identifiers.OfParameter(place.Parameter.Name)})",
        FoldedStorage place => $"Unsafe.Add(ref folded, {plan.FoldedName(place)})",
        _ => names.Of(value),
    };

    /// <summary>A value from the samples on that a thread works at: in a block these are its own rows, else the thread has them all.</summary>
    public string OwnRows(Value value, string first)
    {
        if (!value.PerSample || schedule.Places[value.Id] is BlockStorage)
        {
            return Of(value);
        }

        var length = schedule.Places[value.Id] is WorkspaceStorage place ? place.Length : value.Rows * value.Count;
        return $"Unsafe.Add(ref {names.Of(value)}, {Times(first, length)})";
    }

    private static string Times(string first, int length) => length == 1 ? first : $"(nint){first} * {NumberText.Integer(length)}";
}
