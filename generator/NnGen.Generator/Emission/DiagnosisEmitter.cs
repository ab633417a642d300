using NnGen.Generator.Emission.Steps;
using NnGen.Generator.Graph;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>
/// The file Diagnose: a step of training once more, by the same methods, with a look at what each layer gives. It is for a batch whose
/// loss is no longer a number, which statistics have followed already.
/// </summary>
internal sealed class DiagnosisEmitter
{
    private readonly Schedule _schedule;
    private readonly ScheduleEmitter _emitter;
    private readonly ILookup<int, Value> _consumers;
    private readonly int _lossId;

    private DiagnosisEmitter(ModelPlan plan, Schedule schedule, KernelBook kernels, LayerMethods methods)
    {
        (_schedule, _consumers) = (schedule, schedule.Graph.Consumers);
        _lossId = schedule.Graph.Find(OutputKind.Loss)!.Id;
        _emitter = new ScheduleEmitter(plan, schedule, kernels, methods, variant: "Training") { AfterStep = WriteChecks, KeepsStatistics = true, WritesBlocks = false };
    }

    public static void Write(CodeWriter writer, ModelPlan plan, Schedule schedule, KernelBook kernels, LayerMethods methods)
    {
        writer.Summary("Repeats a step of training up to the first layer whose result is not finite.");
        writer.Call(
            "protected override void Diagnose",
            [
                "ThreadShare share", "int samples", "int capacity", $"ref {plan.InputKeyword} inputs", "ref float targets", "ref int labels", "ref float sampleWeights",
                "ref float workspace",
            ],
            "");
        using var body = writer.Block();
        ScheduleFiles.WriteTrainingLocals(writer, plan, schedule);
        new DiagnosisEmitter(plan, schedule, kernels, methods)._emitter.Write(writer);
    }

    private void WriteChecks(CodeWriter writer, IReadOnlyList<Value> values)
    {
        // What a layer needs for itself may be overwritten by now; what others read is there.
        foreach (var value in values.Where(value => value.ElementType == ElementType.Float32 && IsReadElsewhere(value, values)))
        {
            if (Check(value) is { } check)
            {
                using var found = writer.Block($"if ({check})");
                writer.Line("return;");
            }
        }
    }

    private string? Check(Value value)
    {
        var name = _emitter.NameOf(value);
        var what = value.Id > _lossId ? "gradient" : "output";
        return _schedule.Places[value.Id] switch
        {
            LocalStorage => $"IsNotFinite(\"{value.Scope}\", \"{name}\", {name})",
            WorkspaceStorage place =>
                $"IsNotFinite(\"{value.Scope}\", \"{what} {name} {value.ShapeText}\", {StepContext.RowsOf(value)}, {value.Count}, ref {name}, {place.Stride})",
            VectorStorage => $"IsNotFinite(\"{value.Scope}\", \"{what} {name} {value.ShapeText}\", 1, {value.Count}, ref {name}, {value.Count})",
            GradientStorage place => $"IsGradientNotFinite(\"{place.Parameter.Name}\")",
            _ => null,
        };
    }

    private bool IsReadElsewhere(Value value, IReadOnlyList<Value> group) =>
        _schedule.Graph.IsOutput(value)
        || _consumers[value.Id].Any(reader => !group.Contains(reader));
}
