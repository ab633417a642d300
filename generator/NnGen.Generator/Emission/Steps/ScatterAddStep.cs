using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission.Steps;

/// <summary>The gradient of a table whose rows were read, by the runtime.</summary>
internal sealed class ScatterAddStep : StepWriter<ScatterAddOp>
{
    protected override Step Write(Value value, ScatterAddOp op, StepContext context)
    {
        var (tokens, gradient) = (value.Inputs[0], value.Inputs[1]);
        string[] arguments =
        [
            StepContext.RowsOf(gradient),
            context.Ref(tokens),
            NumberText.Integer(gradient.Count),
            context.Ref(gradient),
            NumberText.Integer(context.StrideOf(gradient)),
            NumberText.Integer(value.Shape.Dimensions[0].Capacity),
            context.IsGradient(value) ? "accumulate" : "false",
            context.Ref(value),
        ];
        return new Step($"{value.Shape}: Σ of the rows for each token", "TokenKernels.ScatterAdd", arguments, [tokens, gradient, value]);
    }
}
