using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Losses;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>What a graph is for.</summary>
internal enum GraphPurpose
{
    /// <summary>Predictions.</summary>
    Predict,

    /// <summary>Predictions and their loss, layers behaving as at inference.</summary>
    Evaluate,

    /// <summary>The loss and its gradients, layers behaving as while training.</summary>
    Train,
}

/// <summary>Turns a resolved model into a graph: each layer adds its ops, then the loss its own.</summary>
internal static class Lowering
{
    public static ComputationGraph Lower(ResolvedModel model, GraphPurpose purpose)
    {
        var builder = new GraphBuilder();
        var penalties = new List<Value>();
        var prediction = LowerLayers(model, purpose, builder, penalties);
        if (purpose == GraphPurpose.Predict)
        {
            builder.Output(OutputKind.Prediction, prediction);
            return builder.Build();
        }

        var loss = model.Loss ?? throw new InvalidOperationException("A model without a loss is for inference only.");
        var head = Logits(prediction, loss.Definition) ?? prediction;
        builder.Scope = "Loss";
        builder.Output(OutputKind.Loss, LowerLoss(loss, head, penalties, builder));
        if (purpose == GraphPurpose.Evaluate)
        {
            builder.Output(OutputKind.Prediction, prediction);
        }
        else
        {
            builder.Output(OutputKind.HeadOutput, head);
        }

        return builder.Build();
    }

    /// <summary>What a fused head is applied to, or null when the prediction does not end in the head that the loss looks for.</summary>
    public static Value? Logits(Value prediction, LossDefinition loss) =>
        prediction.Op is ElementwiseOp op
        && loss.IsFusedWith(op.Expression)
        && prediction.Inputs.Skip(1).All(other => other.Op is LogSumExpOp && other.Inputs[0] == prediction.Inputs[0])
            ? prediction.Inputs[0]
            : null;

    /// <summary>The inputs as ops.</summary>
    public static IReadOnlyList<InputOp> Inputs(ResolvedModel model) =>
    [
        .. model.Declaration.Inputs.Items.Zip(
            model.Inputs, (input, shape) => new InputOp(InputKind.Features, input.Name, shape, ElementTypeText.Parse(input.ElementType))),
    ];

    private static Value LowerLayers(ResolvedModel model, GraphPurpose purpose, GraphBuilder builder, List<Value> penalties)
    {
        var streams = 0;
        var values = new List<Value>();
        foreach (var input in Inputs(model))
        {
            builder.Scope = input.Name;
            var value = builder.Add(input);
            values.Add(input.Type == ElementType.UInt8 ? builder.Add(new ConvertOp(), value) : value);
        }

        foreach (var call in model.Declaration.Calls)
        {
            var layer = model.Layers[call.Layer];
            builder.Scope = layer.Name;
            var context = new LayerContext(builder, layer.Name, purpose == GraphPurpose.Train, penalties, () => streams++);
            values.Add(layer.Definition.Lower(layer.Attribute, [.. call.Inputs.Items.Select(i => values[i])], context));
        }

        return values[model.Declaration.Output];
    }

    private static Value LowerLoss(ResolvedLoss loss, Value head, List<Value> penalties, GraphBuilder builder)
    {
        var definition = loss.Definition.Target(loss.Attribute, head.Shape);
        var target = builder.Add(new InputOp(InputKind.Targets, "targets", definition.Shape, definition.ElementType));
        var weight = builder.Add(new InputOp(InputKind.SampleWeights, "sampleWeights", Shape.Of(1), ElementType.Float32));
        var each = loss.Definition.Lower(loss.Attribute, head, target, builder);
        var share = Scalar.ReciprocalBatch * (Expression)(1.0 / each.Count);
        var weighted = builder.Elementwise("Weighted", new Variable(0) * (share * new Variable(1)), each, weight);
        var axes = ReduceAxes.Samples | ReduceAxes.Features;
        var total = builder.Reduce("MeanLoss", axes, new Variable(0), Shape.Scalar, weighted);
        return penalties.Aggregate(
            total, (sum, penalty) => builder.Elementwise("AddPenalty", new Variable(0) + (Expression)new Variable(1), sum, penalty));
    }
}
