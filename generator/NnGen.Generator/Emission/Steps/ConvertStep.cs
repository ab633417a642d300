using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Bytes as numbers, by the runtime.</summary>
internal sealed class ConvertStep : StepWriter<ConvertOp>
{
    protected override Step Write(Value value, ConvertOp op, StepContext context)
    {
        var bytes = value.Inputs[0];
        string[] arguments =
            [StepContext.RowsOf(value), NumberText.Integer(value.Count), context.Ref(bytes), context.Ref(value), NumberText.Integer(context.StrideOf(value))];
        return new Step($"{value.ShapeText}: bytes as numbers", "TokenKernels.Convert", arguments, [bytes, value]);
    }
}
