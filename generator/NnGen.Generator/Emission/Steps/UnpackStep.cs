using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Steps;

/// <summary>One input out of rows that have several, by the runtime.</summary>
internal sealed class UnpackStep : StepWriter<UnpackOp>
{
    protected override Step Write(Value value, UnpackOp op, StepContext context)
    {
        var packed = value.Inputs[0];
        var method = op.Input.Type == ElementType.UInt8 ? "UnpackBytes" : "Unpack";
        string[] arguments =
        [
            StepContext.RowsOf(value),
            NumberText.Integer(value.Count),
            context.Ref(packed),
            NumberText.Integer(packed.Count),
            NumberText.Integer(op.Offset),
            context.Ref(value),
            .. value.ElementType == ElementType.Int32 ? [] : new[] { NumberText.Integer(context.StrideOf(value)) },
        ];
        return new Step($"{value.ShapeText}: the input {op.Input.Name}", $"PackedInputKernels.{method}", arguments, [packed, value]);
    }
}
