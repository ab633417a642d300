using NnGen.Generator.Graph;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>The files Forward (predictions and their loss) and Backward (the loss and its gradients).</summary>
internal static class ScheduleFiles
{
    public static IEnumerable<GeneratedFile> Emit(ModelPlan plan, KernelBook kernels)
    {
        var methods = new LayerMethods();
        yield return new("Forward", ModelFile.WriteNetwork(plan.Model.Declaration.Type, writer =>
        {
            var predict = WriteForward(writer, plan, plan.Predict, kernels, methods);
            var evaluation = plan.Evaluate is { } evaluate ? WriteEvaluate(writer, plan, evaluate, kernels, methods) : predict;
            WriteFold(writer, plan, predict, evaluation);

            WriteMethods(writer, methods.All);
        }));

        if (plan.Train is { } train)
        {
            var known = methods.All.Count;
            yield return new("Backward", ModelFile.WriteNetwork(plan.Model.Declaration.Type, writer =>
            {
                WriteGradients(writer, plan, train, kernels, methods);
                WriteMethods(writer, methods.All.Skip(known));
                WriteRefresh(writer, plan);
            }));
            known = methods.All.Count;
            yield return new("Diagnose", ModelFile.WriteNetwork(plan.Model.Declaration.Type, writer =>
            {
                DiagnosisEmitter.Write(writer, plan, train, kernels, methods);
                // Its steps are those of Gradients; what it should group otherwise is written here.
                WriteMethods(writer, methods.All.Skip(known));
            }));
        }
    }

    private static void WriteMethods(CodeWriter writer, IEnumerable<LayerMethod> methods)
    {
        foreach (var method in methods)
        {
            writer.Line();
            writer.Text(method.Text.Replace("{0}", method.Name).TrimEnd('\n'));
        }
    }

    private static ScheduleEmitter WriteForward(CodeWriter writer, ModelPlan plan, Schedule schedule, KernelBook kernels, LayerMethods methods)
    {
        writer.Summary($"Predictions: <c>{plan.InputText} → {plan.OutputShape.ToBatchString()}</c>.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            "protected override void Forward",
            ["ThreadShare share", "int samples", "int capacity", $"ref {plan.InputKeyword} inputs", "ref float workspace", "ref float outputs"],
            "");
        using var body = writer.Block();
        WriteParameters(writer, plan);
        WriteFolded(writer, plan);
        WriteShare(writer);
        var emitter = new ScheduleEmitter(plan, schedule, kernels, methods, variant: "");
        emitter.Write(writer);
        var prediction = schedule.Graph.Find(OutputKind.Prediction)!;
        if (emitter.NameOf(prediction) != "outputs")
        {
            WriteCopy(writer, emitter, schedule, prediction, "outputs");
        }

        return emitter;
    }

    private static ScheduleEmitter WriteEvaluate(CodeWriter writer, ModelPlan plan, Schedule schedule, KernelBook kernels, LayerMethods methods)
    {
        writer.Line();
        writer.Summary("Predictions as at inference, and their mean loss.");
        WriteTrainingHeader(writer, plan, "Evaluate", "predictions");
        using var body = writer.Block();
        WriteParameters(writer, plan);
        WriteFolded(writer, plan);
        writer.Line("var reciprocalBatch = 1f / samples;");
        WriteShare(writer);
        var emitter = new ScheduleEmitter(plan, schedule, kernels, methods, variant: "Evaluation");
        emitter.Write(writer);
        WriteOptionalCopy(writer, emitter, schedule, schedule.Graph.Find(OutputKind.Prediction)!, "predictions");
        WriteLosses(writer, emitter, schedule.Graph);
        return emitter;
    }

    /// <summary>Predictions read vectors made of parameters alone; they are made anew when a parameter changed.</summary>
    private static void WriteFold(CodeWriter writer, ModelPlan plan, ScheduleEmitter predict, ScheduleEmitter evaluation)
    {
        if (plan.Folded.Length == 0)
        {
            return;
        }

        writer.Line();
        writer.Summary("Computes the vectors that predictions need of parameters alone.");
        writer.Line("protected override void FoldParameters()");
        using var body = writer.Block();
        writer.Line("ref var parameters = ref Core.Values;");
        writer.Line("ref var folded = ref _folded.Origin;");
        foreach (var (value, _) in plan.Folded.Values)
        {
            var emitter = plan.Predict.Graph.Values.Contains(value) ? predict : evaluation;
            emitter.WriteFolded(writer, value);
        }
    }

    private static void WriteGradients(CodeWriter writer, ModelPlan plan, Schedule schedule, KernelBook kernels, LayerMethods methods)
    {
        writer.Summary("The mean loss of a batch and its gradients, added to those of earlier batches since the last step.");
        WriteTrainingHeader(writer, plan, "Gradients", "headOutputs");
        using var body = writer.Block();
        WriteTrainingLocals(writer, plan, schedule);
        var emitter = new ScheduleEmitter(plan, schedule, kernels, methods, variant: "Training");
        emitter.Write(writer);
        WriteOptionalCopy(writer, emitter, schedule, schedule.Graph.Find(OutputKind.HeadOutput)!, "headOutputs");
        WriteLosses(writer, emitter, schedule.Graph);
    }

    /// <summary>What the steps of training read: storage, the random numbers of the batch.</summary>
    public static void WriteTrainingLocals(CodeWriter writer, ModelPlan plan, Schedule schedule)
    {
        WriteParameters(writer, plan);
        writer.Line("ref var gradients = ref Core.Gradients;");
        if (plan.TransposedLength > 0)
        {
            writer.Line("ref var transposed = ref _transposed.Origin;");
        }

        if (schedule.Graph.Values.Any(v => v.Op.IsRandom))
        {
            writer.Line("var (seed, batch) = (unchecked((ulong)Core.Seed), (ulong)Core.BatchesSeen);");
        }

        writer.Line("var accumulate = Core.HasGradients;");
        writer.Line("var reciprocalBatch = 1f / samples;");
        WriteShare(writer);
    }

    private static void WriteShare(CodeWriter writer) => writer.Line("var (first, rows) = share.Samples(samples); // this thread's");

    private static void WriteTrainingHeader(CodeWriter writer, ModelPlan plan, string name, string output)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Call(
            $"protected override float {name}",
            [
                "ThreadShare share", "int samples", "int capacity", $"ref {plan.InputKeyword} inputs", "ref float targets", "ref int labels", "ref float sampleWeights",
                "ref float workspace", $"ref float {output}",
            ],
            "");
    }

    private static void WriteParameters(CodeWriter writer, ModelPlan plan)
    {
        if (plan.StorageLength > 0)
        {
            writer.Line("ref var parameters = ref Core.Values;");
        }
    }

    private static void WriteFolded(CodeWriter writer, ModelPlan plan)
    {
        if (plan.Folded.Length > 0)
        {
            writer.Line("ref var folded = ref _folded.Origin;");
        }
    }

    /// <summary>Hands the loss of each of several outputs on, and returns that of the model.</summary>
    private static void WriteLosses(CodeWriter writer, ScheduleEmitter emitter, ComputationGraph graph)
    {
        var losses = graph.Outputs.Where(output => output.Kind == OutputKind.OutputLoss).Select(output => output.Value).ToList();
        if (losses.Count > 0)
        {
            using (writer.Block("if (share.IsFirst)"))
            {
                writer.Lines(losses.Select((loss, i) => $"Core.OutputLosses[{NumberText.Integer(i)}] = {emitter.NameOf(loss)};"));
            }

            writer.Line();
        }

        writer.Line($"return {emitter.NameOf(graph.Find(OutputKind.Loss)!)};");
    }

    private static void WriteOptionalCopy(CodeWriter writer, ScheduleEmitter emitter, Schedule schedule, Value value, string destination)
    {
        writer.Line();
        using (writer.Block($"if (!Unsafe.IsNullRef(ref {destination}))"))
        {
            WriteCopy(writer, emitter, schedule, value, destination);
        }

        writer.Line();
    }

    private static void WriteCopy(CodeWriter writer, ScheduleEmitter emitter, Schedule schedule, Value value, string destination)
    {
        // The caller's rows have no padding, so what was reshaped is copied as it was before.
        var source = Storage.Source(value);
        var stride = schedule.Places[source.Id] is WorkspaceStorage place ? place.Stride : source.Count;
        emitter.WriteBarrierToRead(writer, source);
        var to = $"Unsafe.Add(ref {destination}, {ScheduleArguments.FirstTimes(source.Rows * source.Count)})";
        writer.Line(
            $"RowKernels.CopyRows({Steps.StepContext.RowsOf(source)}, {source.Count}, ref {emitter.OwnRows(value)}, {stride}, ref {to}, {source.Count});");
    }

    /// <summary>The backward pass reads transposed kernels; they are made anew after every step.</summary>
    private static void WriteRefresh(CodeWriter writer, ModelPlan plan)
    {
        if (plan.TransposedLength == 0)
        {
            return;
        }

        writer.Line();
        writer.Summary("Transposes the kernels that gradients pass through.");
        writer.Line("protected override void RefreshDerivedCopies(ThreadShare share)");
        using var body = writer.Block();
        writer.Line("ref var parameters = ref Core.Values;");
        writer.Line("ref var transposed = ref _transposed.Origin;");
        foreach (var kernel in plan.Transposed)
        {
            var name = Identifiers.OfParameter(kernel.Definition.Name);
            var (inputs, outputs) = (TransposedKernel.Inputs(kernel.Definition), kernel.Definition.Shape.Last);
            writer.Line(kernel.Window is { } window
                ? $"ConvolutionKernels.Flip(share, {string.Join(", ", Steps.FlipKernelStep.Arguments($"ref Unsafe.Add(ref parameters, {name})", kernel.Definition.Shape, window))}, ref Unsafe.Add(ref transposed, {name}Transposed));"
                : $"PanelKernels.Transpose(share, ref Unsafe.Add(ref parameters, {name}), {inputs}, {outputs}, ref Unsafe.Add(ref transposed, {name}Transposed));");
        }
    }
}
