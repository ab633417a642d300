using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers;

/// <summary>x for x > 0, otherwise α x, with a learned α for each element</summary>
internal sealed class PReLUDefinition : LayerDefinition<PReLUAttribute>
{
    protected override string Formula(PReLUAttribute layer) => "y = x for x > 0, otherwise Alpha · x";

    public override bool MayBeNegative => true;

    public override IReadOnlyCollection<string> TrainingArguments { get; } =
        [nameof(PReLUAttribute.AlphaInitializer), nameof(PReLUAttribute.AlphaConstant), nameof(PReLUAttribute.Trainable)];

    protected override void Check(PReLUAttribute layer, ProblemReporter problems)
    {
        problems.Require(
            Enum.IsDefined(typeof(Initializer), layer.AlphaInitializer), nameof(layer.AlphaInitializer), "a member of Initializer", (int)layer.AlphaInitializer);
        problems.Require(Limits.IsFinite(layer.AlphaConstant), nameof(layer.AlphaConstant), "finite", layer.AlphaConstant);
    }

    protected override Value Lower(PReLUAttribute layer, Value input, LayerContext context)
    {
        var alpha = context.Parameter(new ParameterDefinition("Alpha", input.Shape)
        {
            Initializer = layer.AlphaInitializer,
            Constant = layer.AlphaConstant,
            FanIn = input.Count,
            FanOut = input.Count,
            Trainable = layer.Trainable,
        });
        Expression x = new Variable(0);
        var formula = Select.Of(Greater.Of(x, 0), x, new Variable(1) * x);
        return context.Builder.Elementwise("PReLU", formula, input.Shape, input.Rows, input, alpha);
    }
}
