using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Rows of a table, by the runtime.</summary>
internal sealed class GatherStep : StepWriter<GatherOp>
{
    protected override Step Write(Value value, GatherOp op, StepContext context)
    {
        var (tokens, table) = (value.Inputs[0], value.Inputs[1]);
        string[] arguments =
        [
            StepContext.RowsOf(value),
            context.Ref(tokens),
            NumberText.Integer(value.Count),
            context.Ref(table),
            context.Ref(value),
            NumberText.Integer(context.StrideOf(value)),
        ];
        return new Step($"{value.ShapeText}: the row of {table.Shape} for each of {tokens.ShapeText}", "TokenKernels.Gather", arguments, [tokens, table, value]);
    }
}
