using System.Globalization;
using NnGen.Generator.Declaration.Records;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Losses;
using NnGen.Generator.Optimizers;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>Checks a declaration by the definitions of its parts: arguments, shapes, and whether the loss fits the head.</summary>
internal static class ModelResolver
{
    /// <summary>The resolved model, or null when there were problems; all of them are reported.</summary>
    public static ResolvedModel? Resolve(ModelDeclaration declaration, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var inputs = declaration.Inputs.Items.Select(input => Shape.Of([.. input.Shape])).ToList();
        var layers = ResolveLayers(declaration.Layers, ProblemPart.Layer, found);
        var given = inputs.Select((shape, i) => InputOf(declaration.Inputs, i, shape)).ToList();
        var shapes = InferShapes(declaration.Calls, given, layers, ProblemPart.Call, found);
        var loss = ResolveLoss(declaration, layers, shapes, found);
        if (found.Count == 0 && declaration.Typed is { } typed && HeadOf(declaration, shapes) is var (layer, head))
        {
            TargetRules.Check(typed.Target, layers[layer], layer, head, loss, found);
        }

        var optimizer = ResolveOptimizer(declaration, found);
        foreach (var problem in found)
        {
            problems.Add(problem);
        }

        return found.Count == 0 && shapes.All(shape => shape is not null) && HeadOf(declaration, shapes) is not null && declaration.Outputs.Items.All(output => HeadOf(declaration, shapes, output.Value) is not null)
            ? new ResolvedModel(declaration, inputs, layers, [.. shapes.Select(shape => shape!)], loss, optimizer)
            : null;
    }

    /// <summary>The shapes of all values, inputs first, as far as they can be told where something does not fit.</summary>
    public static IReadOnlyList<Shape?> ShapesOf(ModelDeclaration declaration)
    {
        var inputs = declaration.Inputs.Items.Select(input => Shape.Of([.. input.Shape])).ToList();
        var problems = new List<Problem>();
        var layers = ResolveLayers(declaration.Layers, ProblemPart.Layer, problems);
        return [.. inputs, .. InferShapes(declaration.Calls, [.. inputs.Select((shape, i) => InputOf(declaration.Inputs, i, shape))], layers, ProblemPart.Call, problems)];
    }

    /// <summary>The layer that gives the prediction, and its shape; null when either cannot be told.</summary>
    private static (int Layer, Shape Shape)? HeadOf(ModelDeclaration declaration, IReadOnlyList<Shape?> shapes) => HeadOf(declaration, shapes, declaration.Output);

    /// <summary>The same for one output of several, by the number of its value.</summary>
    private static (int Layer, Shape Shape)? HeadOf(ModelDeclaration declaration, IReadOnlyList<Shape?> shapes, int value)
    {
        var call = value - declaration.Inputs.Count;
        return call >= 0 && call < shapes.Count && shapes[call] is { } shape ? (declaration.Calls[call].Layer, shape) : null;
    }

    private static List<ResolvedLayer> ResolveLayers(EquatableArray<LayerDeclaration> declared, ProblemPart part, List<Problem> problems)
    {
        var layers = new List<ResolvedLayer>();
        foreach (var (layer, index) in declared.Items.Select((layer, index) => (layer, index)))
        {
            var definition = LayerRegistry.Find(layer.Attribute.Kind)
                ?? throw new InvalidOperationException($"No layer '{layer.Attribute.Kind}'.");
            var resolved = new ResolvedLayer(
                layer.Name, definition, AttributeMaterializer.Create(definition.AttributeType, layer.Attribute.Arguments))
            {
                IsFunction = layer.IsFunction,
            };
            definition.Check(resolved.Attribute, new ProblemReporter(part, index, resolved.DisplayName, problems));
            layers.Add(resolved);
        }

        return layers;
    }

    /// <summary>The output shapes of the calls; null for what depends on something that does not fit.</summary>
    private static List<Shape?> InferShapes(
        EquatableArray<CallDeclaration> calls,
        IReadOnlyList<LayerInput> inputs,
        List<ResolvedLayer> layers,
        ProblemPart part,
        List<Problem> problems)
    {
        var wrongArguments = new HashSet<int>(problems.Where(p => p.Part is ProblemPart.Layer or ProblemPart.LossFunction).Select(p => p.Index));
        var values = inputs.Select(input => (LayerInput?)input).ToList();
        foreach (var (call, index) in calls.Items.Select((call, index) => (call, index)))
        {
            var given = call.Inputs.Items.Select(i => values[i]).OfType<LayerInput>().ToList();
            var isKnown = given.Count == call.Inputs.Count && !wrongArguments.Contains(call.Layer);
            values.Add(isKnown ? ValueOf(layers[call.Layer], given, new ProblemReporter(part, index, layers[call.Layer].DisplayName, problems)) : null);
        }

        return [.. values.Skip(inputs.Count).Select(v => v?.Shape)];
    }

    /// <summary>What a layer gives for some inputs, or null after reporting why they do not fit.</summary>
    private static LayerInput? ValueOf(ResolvedLayer layer, List<LayerInput> given, ProblemReporter reporter)
    {
        if (!HasEnough(layer.Definition, given.Count, reporter)
            || !ReadsTheElements(layer.Definition, given, reporter)
            || layer.Definition.InferShape(layer.Attribute, given, reporter) is not { } shape)
        {
            return null;
        }

        var keeps = layer.Definition.KeepsElements;
        return new LayerInput(shape, layer.DisplayName, given[0].IsData && keeps) { IsTokens = given[0].IsTokens && keeps };
    }

    private static LayerInput InputOf(EquatableArray<InputDeclaration> inputs, int index, Shape shape) =>
        new(shape, SourceOf(inputs, index), IsData: true) { IsTokens = ElementTypeText.Parse(inputs[index].ElementType) == ElementType.Int32 };

    /// <summary>Reports whole numbers where numbers are needed, and the other way round.</summary>
    private static bool ReadsTheElements(LayerDefinition definition, List<LayerInput> inputs, ProblemReporter problems)
    {
        var other = inputs.Find(input => input.IsTokens != definition.ReadsTokens);
        if (other is null || (other.IsTokens && definition.KeepsElements))
        {
            return true;
        }

        var (needed, given) = (definition.ReadsTokens ? "whole numbers" : "numbers", other.IsTokens ? "whole numbers" : "numbers");
        var dimensions = string.Join(", ", other.Shape.Dimensions.Items);
        problems.Report(
            ProblemReporter.ElementTypeMismatch,
            null,
            needed,
            other.Source,
            given,
            other.IsTokens ? "insert Embedding or CategoryEncoding"
                : other.IsData ? $"declare [Input({dimensions}, ElementType = ElementType.Int32)]"
                : "it must read the input");
        return false;
    }

    private static string SourceOf(EquatableArray<InputDeclaration> inputs, int index) =>
        inputs.Count == 1 ? "the input" : $"the input '{inputs[index].Name}'";

    /// <summary>Reports a call with too few or too many inputs.</summary>
    private static bool HasEnough(LayerDefinition definition, int given, ProblemReporter problems)
    {
        var (fewest, most) = (definition.FewestInputs, definition.MostInputs);
        if (given >= fewest && given <= most)
        {
            return true;
        }

        var takes = (most == int.MaxValue ? "at least " : "") + Inputs(fewest) + (most > fewest && most != int.MaxValue ? $" to {Inputs(most)}" : "");
        problems.Report(ProblemReporter.WrongInputCount, null, takes, Inputs(given));
        return false;

        static string Inputs(int count) => $"{count.ToString(CultureInfo.InvariantCulture)} input{(count == 1 ? "" : "s")}";
    }

    private static ResolvedLoss? ResolveLoss(
        ModelDeclaration declaration,
        List<ResolvedLayer> layers,
        List<Shape?> shapes,
        List<Problem> problems)
    {
        if (declaration.Loss is null)
        {
            return null;
        }

        if (declaration.Outputs.Count > 1)
        {
            return ResolveLosses(declaration, layers, shapes, problems);
        }

        if (declaration.Loss.Kind == SeveralLossesDefinition.SeveralKind || declaration.Loss.Kind == CustomLossDefinition.CustomKind && declaration.LossBody is null)
        {
            // What keeps it from being known was reported.
            return null;
        }

        if (declaration.LossBody is { } body)
        {
            return ResolveLossBody(declaration, body, shapes, problems);
        }

        var definition = LossRegistry.Find(declaration.Loss.Kind)
            ?? throw new InvalidOperationException($"No loss '{declaration.Loss.Kind}'.");
        var loss = new ResolvedLoss(definition, AttributeMaterializer.Create(definition.AttributeType, declaration.Loss.Arguments));
        if (HeadOf(declaration, shapes) is var (layer, shape))
        {
            Check(loss, layers[layer], shape, 0, problems);
        }

        return loss;
    }

    private static void Check(ResolvedLoss loss, ResolvedLayer head, Shape shape, int index, List<Problem> problems) => loss.Definition.Check(
        loss.Attribute,
        shape,
        head.DisplayName,
        head.Definition.FinalActivation(head.Attribute),
        new ProblemReporter(ProblemPart.Loss, index, loss.Definition.Kind, problems));

    /// <summary>The losses of several outputs; null when one of them cannot be told.</summary>
    private static ResolvedLoss? ResolveLosses(ModelDeclaration declaration, List<ResolvedLayer> layers, List<Shape?> shapes, List<Problem> problems)
    {
        var losses = new List<ResolvedLoss>();
        var heads = new List<Shape>();
        foreach (var (declared, output) in declaration.OutputLosses.Items.Zip(declaration.Outputs.Items, (declared, output) => (declared, output)))
        {
            if (HeadOf(declaration, shapes, output.Value) is not var (layer, shape))
            {
                continue;
            }

            if (declared.Body is { } body)
            {
                if (ResolveBody(declaration, body, shape, declared.Index, problems) is { } own)
                {
                    losses.Add(own);
                    heads.Add(shape);
                }

                continue;
            }

            var definition = LossRegistry.Find(declared.Attribute.Kind) ?? throw new InvalidOperationException($"No loss '{declared.Attribute.Kind}'.");
            var loss = new ResolvedLoss(definition, AttributeMaterializer.Create(definition.AttributeType, declared.Attribute.Arguments));
            Check(loss, layers[layer], shape, declared.Index, problems);
            if (definition.Task == PredictionTask.Embedding)
            {
                new ProblemReporter(ProblemPart.Loss, declared.Index, definition.Kind, problems).Report(
                    LossDefinition.LossMismatch, null, "it compares samples with each other, which a model of several outputs cannot");
            }

            losses.Add(loss);
            heads.Add(shape);
        }

        return losses.Count == declaration.Outputs.Count
            ? new ResolvedLoss(new SeveralLossesDefinition(losses, heads), new SeveralLossesAttribute())
            : null;
    }

    /// <summary>The user's own loss of one output of several; its calls are behind others among those of all.</summary>
    private static ResolvedLoss? ResolveBody(ModelDeclaration declaration, LossBody body, Shape shape, int firstCall, List<Problem> problems)
    {
        var found = new List<Problem>();
        var functions = ResolveLayers(body.Functions, ProblemPart.LossFunction, found);
        LayerInput[] given = [new(shape, "the prediction", IsData: false), new(shape, "the target", IsData: false)];
        var isKnown = InferShapes(body.Calls, given, functions, ProblemPart.LossCall, found).All(s => s is not null);
        problems.AddRange(found.Select(problem => problem with
        {
            Part = ProblemPart.LossCall,
            Index = firstCall + (problem.Part == ProblemPart.LossCall ? problem.Index : body.Calls.Items.Select(c => c.Layer).ToList().IndexOf(problem.Index)),
        }));
        return isKnown ? new ResolvedLoss(new CustomLossDefinition(functions, body), new CustomLossAttribute()) : null;
    }

    /// <summary>The user's own loss: targets have the shape of the prediction.</summary>
    private static ResolvedLoss? ResolveLossBody(ModelDeclaration declaration, LossBody body, List<Shape?> shapes, List<Problem> problems)
    {
        var found = new List<Problem>();
        var functions = ResolveLayers(body.Functions, ProblemPart.LossFunction, found);
        var isKnown = HeadOf(declaration, shapes) is not null;
        if (HeadOf(declaration, shapes) is var (_, shape))
        {
            LayerInput[] given = [new(shape, "the prediction", IsData: false), new(shape, "the target", IsData: false)];
            isKnown = InferShapes(body.Calls, given, functions, ProblemPart.LossCall, found).All(s => s is not null);
        }

        problems.AddRange(found);
        return isKnown ? new ResolvedLoss(new CustomLossDefinition(functions, body), new CustomLossAttribute()) : null;
    }

    private static ResolvedOptimizer? ResolveOptimizer(ModelDeclaration declaration, List<Problem> problems)
    {
        if (declaration.Optimizer is null)
        {
            return null;
        }

        var definition = OptimizerRegistry.Find(declaration.Optimizer.Kind)
            ?? throw new InvalidOperationException($"No optimizer '{declaration.Optimizer.Kind}'.");
        var optimizer = new ResolvedOptimizer(
            definition, AttributeMaterializer.Create(definition.AttributeType, declaration.Optimizer.Arguments));
        definition.Check(optimizer.Attribute, new ProblemReporter(ProblemPart.Optimizer, 0, definition.Kind, problems));
        return optimizer;
    }
}
