using NnGen.Generator.Declaration;
using NnGen.Generator.Description;
using NnGen.Generator.Graph;
using NnGen.Generator.Losses;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>The file Network: where parameters lie, and what the library is told about the model.</summary>
internal static class NetworkEmitter
{
    public static string Emit(ModelPlan plan)
    {
        var header = "[global::System.CodeDom.Compiler.GeneratedCode(\"NnGen.Generator\", \"" + Version + "\")]";
        return ModelFile.WriteNetwork(
            plan.Model.Declaration.Type,
            writer =>
            {
                LayerTable.WriteComment(writer, plan);
                writer.Line();
                WriteOffsets(writer, plan);
                WriteFields(writer, plan);
                WriteInfo(writer, plan);
            },
            networkHeader: $"private sealed partial class Network : CompiledNetwork<{plan.InputKeyword}>",
            attributes: [header, "[global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]"]);
    }

    private static string Version => typeof(NetworkEmitter).Assembly.GetName().Version.ToString(3);

    private static void WriteOffsets(CodeWriter writer, ModelPlan plan)
    {
        if (plan.Parameters.Count > 0)
        {
            writer.Line("// The first float of each parameter in the model's storage; gradients and optimizer slots lie alike.");
        }

        foreach (var parameter in plan.Parameters)
        {
            var layout = parameter.Matrices > 0 ? $", in panels{(parameter.Matrices > 1 ? $" of {parameter.Matrices} groups" : "")}" : parameter.Definition.Copies > 1 ? $", {parameter.Definition.Copies} times" : "";
            writer.Line(
                $"private const int {Identifiers.OfParameter(parameter.Definition.Name)} = {parameter.Offset}; // {parameter.Definition.Shape}{layout}");
        }

        if (plan.Transposed.Count > 0)
        {
            writer.Line();
            writer.Line("// The first float of each transposed kernel in a buffer of their own.");
        }

        foreach (var kernel in plan.Transposed)
        {
            var inputs = TransposedKernel.Inputs(kernel.Definition);
            var shape = Shape.Of(kernel.Definition.Shape.Count / inputs, inputs);
            writer.Line($"private const int {Identifiers.OfParameter(kernel.Definition.Name)}Transposed = {kernel.Offset}; // {shape}, in panels");
        }

        if (plan.Folded.Length > 0)
        {
            writer.Line();
            writer.Line("// The first float of each vector that predictions need of parameters alone, in a buffer of their own.");
        }

        foreach (var (value, place) in plan.Folded.Values)
        {
            writer.Line($"private const int {plan.FoldedName(place)} = {place.Offset}; // {value.Shape}");
        }

        writer.Line();
    }

    private static void WriteFields(CodeWriter writer, ModelPlan plan)
    {
        if (plan.TransposedLength > 0)
        {
            writer.Line($"private readonly AlignedBuffer _transposed = new({plan.TransposedLength});");
            writer.Line();
        }

        if (plan.Folded.Length > 0)
        {
            writer.Line($"private readonly AlignedBuffer _folded = new({plan.Folded.Length});");
            writer.Line();
        }

        var trainingWidth = Math.Max(plan.Train?.WorkspaceWidth ?? 0, plan.Evaluate?.WorkspaceWidth ?? 0);
        writer.Line("internal Network(int seed)");
        using (writer.Indented())
        {
            var vectors = Math.Max(plan.Train?.VectorLength ?? 0, plan.Evaluate?.VectorLength ?? 0);
            var trainingVectors = vectors == 0 ? "" : $", trainingVectors: {vectors}";
            var operations = $", predictionOperations: {NumberText.Integer(Work.PerSample(plan.Predict.Graph))}"
                + (plan.Train is { } train ? $", trainingOperations: {NumberText.Integer(Work.PerSample(train.Graph))}" : "");
            var columns = Work.MostSamplesByColumns(plan.Predict.Graph) is > 0 and var samples ? $", mostSamplesByColumns: {NumberText.Integer(samples)}" : "";
            writer.Line($": base(s_info, seed, predictionWidth: {plan.Predict.WorkspaceWidth}, trainingWidth: {trainingWidth}{trainingVectors}{operations}{columns})");
        }

        using (writer.Block())
        {
        }

        writer.Line();
    }

    private static void WriteInfo(CodeWriter writer, ModelPlan plan)
    {
        using var info = writer.Block("private static readonly ModelInfo s_info = new()", "};");
        writer.Line($"Name = \"{plan.Model.Declaration.Type.Name}\",");
        writer.Line("ArchitectureHash = ArchitectureHash,");
        writer.Line($"InputShape = {(plan.IsPacked ? $"[{NumberText.Integer(UnpackInputs.RowBytes(Lowering.Inputs(plan.Model)))}]" : plan.Model.Inputs[0])},");
        if (ElementTypeText.Parse(plan.InputKeyword) is var type && type != ElementType.Float32)
        {
            writer.Line($"InputType = ElementType.{type},");
        }

        if (plan.IsPacked)
        {
            WriteList(writer, "Inputs", Lowering.Inputs(plan.Model).Select((input, i) => InputText(plan, input, i)));
        }
        else if (plan.TokenLimit("") is > 0 and var limit)
        {
            writer.Line($"TokenLimit = {NumberText.Integer(limit)},");
        }

        writer.Line($"OutputShape = {plan.OutputShape},");
        if (plan.Model.HasSeveralOutputs)
        {
            WriteList(writer, "Outputs", OutputTexts(plan.Model));
        }

        WriteList(writer, "Parameters", plan.Parameters.Select(ParameterText));
        writer.Line($"StorageLength = {plan.StorageLength},");
        writer.Line($"GradientLength = {plan.GradientLength},");
        if (!plan.IsPacked && AllowsMissing(plan.Model, 0))
        {
            writer.Line("AllowsMissingInputs = true,");
        }

        if (plan.Model.Optimizer is { } optimizer)
        {
            WriteOptimizer(writer, (OptimizerAttribute)optimizer.Attribute, optimizer.Definition.Rule(optimizer.Attribute));
        }

        WriteList(writer, "Layers", plan.Description.Layers.Select((layer, i) => LayerText(layer, plan.Model.Inputs.Count + i - 1)));
        if (plan.Model.Declaration.Outputs.Count > 0 && plan.Model.Declaration.Outputs.Items.Select(output => output.Value) is var values
            && !values.SequenceEqual([plan.Model.Inputs.Count + plan.Description.Layers.Count - 1]))
        {
            writer.Line($"OutputValues = [{string.Join(", ", values.Select(value => NumberText.Integer(value)))}],");
        }

        writer.Line($"PredictionBytes = {NumberText.Integer(plan.PredictionMemory.TotalBytes)},");
        if (plan.TrainingMemory is { } training)
        {
            writer.Line($"TrainingBytes = {NumberText.Integer(training.TotalBytes)},");
        }

        if (plan.Model.Loss is { } loss)
        {
            writer.Line($"Loss = {LossText(loss, plan.OutputShape, plan.Model.HasSeveralOutputs ? null : Lowering.Outputs(plan.Model)[0])},");
        }
    }

    /// <param name="layer">A call.</param>
    /// <param name="before">The number of the value before it, which it reads unless it says otherwise.</param>
    private static string LayerText(LayerDescription layer, int before)
    {
        var properties = new List<string>();
        if (layer.Flops > 0)
        {
            properties.Add($"Flops = {NumberText.Integer(layer.Flops)}");
        }

        if (!layer.Inputs.SequenceEqual([before]))
        {
            properties.Add($"Inputs = [{string.Join(", ", layer.Inputs.Select(input => NumberText.Integer(input)))}]");
        }

        var initializer = properties.Count > 0 ? $" {{ {string.Join(", ", properties)} }}" : "";
        return $"new(\"{layer.Name}\", \"{layer.Kind}\", {layer.OutputShape}, {NumberText.Integer(layer.ParameterCount)}){initializer}";
    }

    private static string InputText(ModelPlan plan, Ops.InputOp input, int index)
    {
        var properties = new List<string>();
        if (plan.TokenLimit(input.Name) is > 0 and var limit)
        {
            properties.Add($"TokenLimit = {NumberText.Integer(limit)}");
        }

        if (AllowsMissing(plan.Model, index))
        {
            properties.Add("AllowsMissing = true");
        }

        var initializer = properties.Count > 0 ? $" {{ {string.Join(", ", properties)} }}" : "";
        return $"new(\"{input.Name}\", {input.Shape}, ElementType.{input.Type}){initializer}";
    }

    /// <summary>Whether every layer that reads an input takes missing values.</summary>
    private static bool AllowsMissing(ResolvedModel model, int input) =>
        model.Declaration.Calls.Items
            .Where(call => call.Inputs.Items.Contains(input))
            .Select(call => model.Layers[call.Layer])
            .All(layer => layer.Definition.AllowsMissing(layer.Attribute));

    private static void WriteOptimizer(CodeWriter writer, OptimizerAttribute optimizer, Optimizers.OptimizerRule rule)
    {
        writer.Line($"OptimizerSlots = [{string.Join(", ", rule.Slots.Select(slot => $"\"{slot}\""))}],");
        if (rule.AverageSlot >= 0)
        {
            writer.Line($"AverageSlot = {rule.AverageSlot},");
        }

        writer.Line($"LearningRate = {NumberText.Double(optimizer.LearningRate)},");
        if (optimizer.GradientAccumulationSteps > 1)
        {
            writer.Line($"GradientAccumulationSteps = {optimizer.GradientAccumulationSteps},");
        }
    }

    private static void WriteList(CodeWriter writer, string name, IEnumerable<string> items)
    {
        writer.Line($"{name} =");
        writer.Line("[");
        using (writer.Indented())
        {
            writer.Lines(items.Select(item => item + ","));
        }

        writer.Line("],");
    }

    private static string ParameterText(PlannedParameter parameter)
    {
        var definition = parameter.Definition;
        var layout = (parameter.Matrices, definition.Copies) switch
        {
            (1, _) => $"ParameterLayout.Panels({definition.Shape.Count / definition.Shape.Last}, {definition.Shape.Last})",
            ( > 1, _) => $"ParameterLayout.Groups({parameter.Matrices}, {definition.Shape.Count / definition.Shape.Last}, {definition.Shape.Last})",
            (_, 1) => $"ParameterLayout.Flat({definition.Shape.Count})",
            _ => $"ParameterLayout.Tiled({definition.Shape.Count}, {definition.Copies})",
        };
        var properties = new List<string>();
        if (definition.Role != ParameterRole.Trainable)
        {
            properties.Add($"Role = ParameterRole.{definition.Role}");
        }

        if (!definition.Trainable)
        {
            properties.Add("Trainable = false");
        }

        if (definition.Initializer != Initializer.Zeros)
        {
            properties.Add($"Initializer = Initializer.{definition.Initializer}");
        }

        if (definition.Initializer == Initializer.Constant)
        {
            properties.Add($"ConstantValue = {NumberText.Float(definition.Constant)}");
        }

        if (definition.InitialValues.Count > 0)
        {
            properties.Add($"InitialValues = [{string.Join(", ", definition.InitialValues.Items.Select(NumberText.Float))}]");
        }

        if (definition.FanIn > 0)
        {
            properties.Add($"FanIn = {definition.FanIn}, FanOut = {definition.FanOut}");
        }

        if (definition.Statistic != InputStatistic.None)
        {
            properties.Add($"Statistic = InputStatistic.{definition.Statistic}");
            if (definition.StatisticInput > 0)
            {
                properties.Add($"StatisticInput = {NumberText.Integer(definition.StatisticInput)}");
            }
        }

        if (definition.StatisticElements is { } elements)
        {
            properties.Add($"StatisticElements = [{string.Join(", ", elements.Items.Select(element => NumberText.Integer(element)))}]");
        }

        var initializer = properties.Count > 0 ? $" {{ {string.Join(", ", properties)} }}" : "";
        return $"new(\"{definition.Name}\", {definition.Shape}, {Identifiers.OfParameter(definition.Name)}, {layout}){initializer}";
    }

    private static IEnumerable<string> OutputTexts(ResolvedModel model)
    {
        var predictions = Lowering.Outputs(model);
        return model.OutputShapes.Select((shape, i) => $"new(\"{model.Declaration.Outputs[i].Name}\", {shape}"
            + (model.OutputLosses.Count > 0 ? $", {LossText(model.OutputLosses[i], shape, predictions[i])}" : "") + ")");
    }

    /// <param name="loss">The loss.</param>
    /// <param name="shape">The shape of what it is of.</param>
    /// <param name="prediction">What it is of, or null for several losses together.</param>
    private static string LossText(ResolvedLoss loss, Shape shape, Value? prediction)
    {
        var target = loss.Definition.Target(loss.Attribute, shape);
        var isIndex = target.ElementType == ElementType.Int32;
        var isFused = prediction is not null && Lowering.Logits(prediction, loss.Definition) is not null;
        return $"new(\"{loss.Definition.Kind}\", PredictionTask.{loss.Definition.Task}, TargetWidth: {target.Shape.Count}, "
            + $"ClassIndices: {(isIndex ? "true" : "false")}, HeadIsFused: {(isFused ? "true" : "false")})"
            + (target.Range == TargetRange.Any ? "" : $" {{ TargetRange = TargetRange.{target.Range} }}");
    }
}
