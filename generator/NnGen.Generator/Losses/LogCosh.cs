using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Losses;

/// <summary>log cosh(prediction − target)</summary>
internal sealed class LogCoshDefinition : LossDefinition<LogCoshAttribute>
{
    public override PredictionTask Task => PredictionTask.Regression;

    protected override Value Lower(LogCoshAttribute loss, Value head, Value target, GraphBuilder builder) =>
        builder.Elementwise("LogCosh", LogCosh.Of(new Variable(0) - (Expression)new Variable(1)), head, target);
}
