using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Steps;

/// <summary>One call in a layer's method.</summary>
/// <param name="Comment">What it does, with shapes.</param>
/// <param name="Method">The kernel, or a method of the runtime; without arguments, a formula over single numbers.</param>
/// <param name="Arguments">Its arguments; values by their names in the schedule.</param>
/// <param name="Values">The values that it touches, in order.</param>
internal sealed record Step(string Comment, string Method, IReadOnlyList<string> Arguments, IReadOnlyList<Value> Values);

/// <summary>What a step is written with: the places and names of values, and the kernels of the model.</summary>
/// <param name="plan">The model.</param>
/// <param name="schedule">The places of values.</param>
/// <param name="kernels">Receives the kernels that are called.</param>
/// <param name="nameOf">The name of a value.</param>
/// <param name="streamOf">How a stream of random numbers is written, if not by its number.</param>
internal sealed class StepContext(ModelPlan plan, Schedule schedule, KernelBook kernels, Func<Value, string> nameOf, Func<int, string>? streamOf = null)
{
    public ModelPlan Plan { get; } = plan;

    public string KernelName(Kernel kernel) => kernels.NameOf(kernel);

    public string NameOf(Value value) => nameOf(value);

    /// <summary>The name of a transposed kernel beside the kernel's own.</summary>
    public string TransposedName(Value kernel) => nameOf(kernel) + "Transposed";

    /// <summary>The number of a stream of random numbers: repeats of a block differ in it, so that a method that they share has to be given it.</summary>
    public string StreamOf(int stream) => streamOf?.Invoke(stream) ?? NumberText.Integer(stream);

    public string Ref(Value value) => "ref " + nameOf(value);

    /// <summary>Whether a value is a single number in a local variable.</summary>
    public bool IsLocal(Value value) => schedule.Places[value.Id] is LocalStorage;

    /// <summary>The matrices in panels that a value of a kernel's shape is.</summary>
    public int Matrices(Value value) => PlanMemory.Matrices(value, schedule.Graph);

    /// <summary>Whether a value is a gradient, which is added to what earlier batches gave.</summary>
    public bool IsGradient(Value value) => schedule.Places[value.Id] is GradientStorage;

    /// <summary>The rows that a kernel runs over, as C#: <c>rows</c> samples, or <c>rows * 28</c> where each has 28.</summary>
    public static string RowsOf(Value value) => RowsOf(value.Rows);

    public static string RowsOf(IEnumerable<Value> values) => RowsOf(values.Max(v => v.Rows));

    private static string RowsOf(int rows) => rows == 1 ? "rows" : $"rows * {NumberText.Integer(rows)}";

    /// <summary>The distance between a value's rows where it lives.</summary>
    public int StrideOf(Value value) => schedule.Places[value.Id] is WorkspaceStorage place ? place.Stride : value.Count;

    public EquatableArray<KernelOperand> OperandsOf(
        IEnumerable<Value> values,
        int count,
        bool perSample,
        EquatableArray<KernelOperand> others = default) =>
        KernelOperand.List(values, count, perSample, StrideOf, others);

    public IEnumerable<string> Arguments(IEnumerable<Value> values, EquatableArray<KernelOperand> operands) =>
        values.Zip(operands.Items, (value, operand) => operand.Access == OperandAccess.Uniform ? nameOf(value) : Ref(value));

    /// <summary>A formula for a comment, over the values by their names.</summary>
    public string Formula(Expression expression, IReadOnlyList<Value> inputs) =>
        ExpressionWriter.Describe(expression, i => nameOf(inputs[i]));
}
