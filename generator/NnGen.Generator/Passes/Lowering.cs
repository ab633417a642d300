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
        var outputs = LowerLayers(model, purpose, builder, penalties);
        if (purpose == GraphPurpose.Predict)
        {
            builder.Output(OutputKind.Prediction, Joined(outputs, builder));
            return builder.Build();
        }

        var loss = model.Loss ?? throw new InvalidOperationException("A model without a loss is for inference only.");
        var losses = outputs.Count > 1 ? model.OutputLosses : [loss];
        var heads = outputs.Zip(losses, (output, own) => Logits(output, own.Definition) ?? output).ToList();
        var seen = Joined(purpose == GraphPurpose.Train ? heads : outputs, builder);
        builder.Scope = "Loss";
        var total = outputs.Count > 1 ? LowerLosses(model, heads, builder) : LowerLoss(loss, WeightOf(loss), heads[0], TargetsOf(loss, heads[0], builder), builder);
        builder.Scope = "Loss";
        builder.Output(OutputKind.Loss, penalties.Aggregate(
            total, (sum, penalty) => builder.Elementwise("AddPenalty", new Variable(0) + (Expression)new Variable(1), sum, penalty)));
        builder.Output(purpose == GraphPurpose.Evaluate ? OutputKind.Prediction : OutputKind.HeadOutput, seen);
        return builder.Build();
    }

    /// <summary>What a fused head is applied to, or null when the prediction does not end in the head that the loss looks for.</summary>
    public static Value? Logits(Value prediction, LossDefinition loss) =>
        prediction.Op is ElementwiseOp op
        && loss.IsFusedWith(op.Expression)
        && prediction.Inputs.Skip(1).All(other => other.Op is LogSumExpOp && other.Inputs[0] == prediction.Inputs[0])
            ? prediction.Inputs[0]
            : null;

    /// <summary>What the model predicts, before several outputs are joined.</summary>
    public static IReadOnlyList<Value> Outputs(ResolvedModel model) => LowerLayers(model, GraphPurpose.Predict, new GraphBuilder(), []);

    /// <summary>What each call adds to a prediction, before any pass: what the model is, not how it is computed.</summary>
    public static IReadOnlyList<IReadOnlyList<Value>> ValuesOfCalls(ResolvedModel model)
    {
        var builder = new GraphBuilder();
        var ends = new List<int>();
        LowerLayers(model, GraphPurpose.Predict, builder, [], ends);
        return [.. model.Declaration.Calls.Items.Select((_, i) => builder.Values.Take(ends[i + 1]).Skip(ends[i]).ToList())];
    }

    /// <summary>The inputs as ops.</summary>
    public static IReadOnlyList<InputOp> Inputs(ResolvedModel model) =>
    [
        .. model.Declaration.Inputs.Items.Zip(
            model.Inputs,
            (input, shape) => new InputOp(InputKind.Features, input.Name, shape, ElementTypeText.Parse(input.ElementType)) { IsSparse = input.IsSparse }),
    ];

    private static List<Value> LowerLayers(ResolvedModel model, GraphPurpose purpose, GraphBuilder builder, List<Value> penalties, List<int>? ends = null)
    {
        var streams = 0;
        var values = new List<Value>();
        foreach (var input in Inputs(model))
        {
            builder.Scope = input.Name;
            var value = builder.Add(input);
            values.Add(input.Type == ElementType.UInt8 ? builder.Add(new ConvertOp(), value) : value);
        }

        ends?.Add(builder.Values.Count);
        foreach (var call in model.Declaration.Calls)
        {
            var layer = model.Layers[call.Layer];
            builder.Scope = layer.Name;
            var context = new LayerContext(builder, layer.Name, purpose == GraphPurpose.Train, penalties, () => streams++);
            values.Add(layer.Definition.Lower(layer.Attribute, [.. call.Inputs.Items.Select(i => values[i])], context));
            ends?.Add(builder.Values.Count);
        }

        return model.HasSeveralOutputs ? [.. model.Declaration.Outputs.Items.Select(output => values[output.Value])] : [values[model.Declaration.Output]];
    }

    /// <summary>Several outputs side by side.</summary>
    private static Value Joined(IReadOnlyList<Value> outputs, GraphBuilder builder)
    {
        if (outputs.Count == 1)
        {
            return outputs[0];
        }

        builder.Scope = "Outputs";
        return builder.Add(new ConcatenateOp(0), [.. outputs.Select(output => builder.Add(new ReshapeOp(Shape.Of(output.Count)), output))]);
    }

    private static Value TargetsOf(ResolvedLoss loss, Value head, GraphBuilder builder)
    {
        var definition = loss.Definition.Target(loss.Attribute, head.Shape);
        return builder.Add(new InputOp(InputKind.Targets, "targets", definition.Shape, definition.ElementType));
    }

    /// <summary>The sum of the losses of several outputs, each times its weight, from targets side by side. Each is an output of the graph too.</summary>
    private static Value LowerLosses(ResolvedModel model, List<Value> heads, GraphBuilder builder)
    {
        var several = (SeveralLossesDefinition)model.Loss!.Definition;
        var targets = TargetsOf(model.Loss, heads[0], builder);
        var totals = new List<Value>();
        var start = 0;
        foreach (var (target, i) in several.Targets.Select((target, i) => (target, i)))
        {
            builder.Scope = model.Declaration.Outputs[i].Name + "Loss";
            var own = builder.Add(new SliceOp(0, start, target.Shape.Count), targets);
            start += target.Shape.Count;
            var loss = LowerLoss(several.Losses[i], weight: 1, heads[i], builder.Add(new ReshapeOp(target.Shape), own), builder);
            builder.Output(OutputKind.OutputLoss, loss);
            totals.Add(loss);
        }

        builder.Scope = "Loss";
        var sum = several.Losses.Select((loss, i) => WeightOf(loss) * (Expression)new Variable(i)).Aggregate((sum, total) => sum + total);
        return builder.Elementwise("AddLoss", sum, [.. totals]);
    }

    private static double WeightOf(ResolvedLoss loss) => ((LossAttribute)loss.Attribute).Weight;

    private static Value LowerLoss(ResolvedLoss loss, double weight, Value head, Value target, GraphBuilder builder)
    {
        var sampleWeight = builder.Add(new InputOp(InputKind.SampleWeights, "sampleWeights", Shape.Of(1), ElementType.Float32));
        var each = loss.Definition.Lower(loss.Attribute, head, target, builder);
        var share = Scalar.ReciprocalBatch * (Expression)(weight / each.Count);
        var weighted = builder.Elementwise("Weighted", new Variable(0) * (share * new Variable(1)), each, sampleWeight);
        var axes = ReduceAxes.Samples | ReduceAxes.Features;
        return builder.Reduce("MeanLoss", axes, new Variable(0), Shape.Scalar, weighted);
    }
}
