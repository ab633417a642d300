using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>Categories as vectors, by the runtime.</summary>
internal sealed class CountTokensStep : StepWriter<CountTokensOp>
{
    protected override Step Write(Value value, CountTokensOp op, StepContext context)
    {
        var tokens = value.Inputs[0];
        string[] arguments =
        [
            StepContext.RowsOf(value),
            NumberText.Integer(op.EachAlone ? 1 : tokens.Count),
            context.Ref(tokens),
            NumberText.Integer(op.Width),
            op.CountEach ? "countEach: true" : "countEach: false",
            context.Ref(value),
            NumberText.Integer(context.StrideOf(value)),
        ];
        var meaning = op.CountEach ? "how often each category occurs" : "1 for each category that occurs";
        return new Step($"{tokens.ShapeText} → {value.ShapeText}: {meaning}", "TokenKernels.Count", arguments, [tokens, value]);
    }
}
