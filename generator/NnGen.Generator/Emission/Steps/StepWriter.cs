using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Chooses the kernel of an op's values and writes the call. Writers are found by reflection: a new op is one new file.</summary>
internal abstract class StepWriter
{
    private static readonly Dictionary<Type, StepWriter> s_byOp =
        Definitions.Instances<StepWriter>().ToDictionary(writer => writer.OpType);

    public abstract Type OpType { get; }

    /// <summary>The call that computes a value, or null when nothing needs to run.</summary>
    public static Step? Create(Value value, StepContext context)
    {
        if (value.Op.IsFree)
        {
            return null;
        }

        return s_byOp.TryGetValue(value.Op.GetType(), out var writer)
            ? writer.Write(value, context)
            : throw new InvalidOperationException($"No step for {value.Op}.");
    }

    protected abstract Step Write(Value value, StepContext context);
}

/// <summary>The writer of one kind of op.</summary>
internal abstract class StepWriter<TOp> : StepWriter
    where TOp : Op
{
    public sealed override Type OpType => typeof(TOp);

    protected sealed override Step Write(Value value, StepContext context) => Write(value, (TOp)value.Op, context);

    protected abstract Step Write(Value value, TOp op, StepContext context);
}
