using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>Executes one kind of op in double precision, by the plainest loops. Found by reflection: a new op is one new class.</summary>
internal abstract class OpExecution
{
    private static readonly Dictionary<Type, OpExecution> s_byOp = typeof(OpExecution).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(OpExecution)) && !type.IsAbstract)
        .Select(type => (OpExecution)Activator.CreateInstance(type)!)
        .ToDictionary(execution => execution.OpType);

    /// <summary>The kind of op.</summary>
    public abstract Type OpType { get; }

    /// <summary>The elements of a value: all its rows of all samples, row-major.</summary>
    public static double[] Compute(Value value, Operand[] operands, ReferenceRun run) =>
        s_byOp.TryGetValue(value.Op.GetType(), out var execution)
            ? execution.Execute(value, operands, run)
            : throw new InvalidOperationException($"No execution of {value.Op}.");

    protected abstract double[] Execute(Value value, Operand[] operands, ReferenceRun run);

    /// <summary>Elements by the row and the place in it.</summary>
    protected static double[] Fill(Value value, ReferenceRun run, Func<int, int, double> element)
    {
        var result = new double[value.Count * (value.PerSample ? run.Batch.Count * value.Rows : 1)];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = element(i / value.Count, i % value.Count);
        }

        return result;
    }

    protected static double Sum(int count, Func<int, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += term(i);
        }

        return sum;
    }
}

/// <summary>The execution of one kind of op.</summary>
internal abstract class OpExecution<TOp> : OpExecution
    where TOp : Op
{
    public sealed override Type OpType => typeof(TOp);

    protected sealed override double[] Execute(Value value, Operand[] operands, ReferenceRun run) => Execute(value, (TOp)value.Op, operands, run);

    protected abstract double[] Execute(Value value, TOp op, Operand[] operands, ReferenceRun run);
}

/// <summary>An op whose elements are computed one by one.</summary>
internal abstract class ElementExecution<TOp> : OpExecution<TOp>
    where TOp : Op
{
    protected sealed override double[] Execute(Value value, TOp op, Operand[] operands, ReferenceRun run) =>
        Fill(value, run, (row, element) => Element(value, op, operands, run, row, element));

    protected abstract double Element(Value value, TOp op, Operand[] operands, ReferenceRun run, int row, int element);
}
