using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Padded rows copied into padded rows of another length, by the runtime.</summary>
internal sealed class RepackStep : StepWriter<RepackOp>
{
    protected override Step Write(Value value, RepackOp op, StepContext context)
    {
        var source = Storage.Source(value.Inputs[0]);
        string[] arguments =
        [
            "rows",
            NumberText.Integer(source.Rows),
            NumberText.Integer(source.Count),
            NumberText.Integer(context.StrideOf(source)),
            context.Ref(source),
            NumberText.Integer(value.Rows),
            NumberText.Integer(value.Count),
            NumberText.Integer(context.StrideOf(value)),
            context.Ref(value),
        ];
        return new Step($"{source.ShapeText} → {value.ShapeText}: padding moved", "RowKernels.Repack", arguments, [source, value]);
    }
}
