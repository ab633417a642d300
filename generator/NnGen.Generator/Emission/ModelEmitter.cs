using NnGen.Generator.Declaration;
using NnGen.Generator.Emission.Records;

namespace NnGen.Generator.Emission;

/// <summary>One file of a generated model.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>Turns a resolved model into C#, one file for each aspect: the last stage, which calls all others.</summary>
internal static class ModelEmitter
{
    public static IReadOnlyList<GeneratedFile> Emit(ResolvedModel model)
    {
        var plan = ModelPlan.Create(model);
        var kernels = new KernelBook();
        var files = new List<GeneratedFile>
        {
            new("Api", ApiEmitter.Emit(plan)),
            new("Network", NetworkEmitter.Emit(plan)),
        };
        if (LayerPropertyEmitter.Emit(plan) is { } layers)
        {
            files.Add(new("Layers", layers));
        }

        if (model.Declaration.Typed is { } typed)
        {
            files.Add(new("Records", RecordEmitter.Emit(plan, typed)));
        }

        files.AddRange(ScheduleFiles.Emit(plan, kernels));
        if (StraightLineEmitter.Emit(plan) is { } straightLine)
        {
            files.Add(new("PredictOne", straightLine));
        }

        if (model.Optimizer is not null)
        {
            files.Add(new("Optimizer", OptimizerEmitter.Emit(plan, kernels)));
        }

        files.AddRange(KernelFiles.Emit(plan, kernels));
        return [.. files.Select(file => file with { HintName = $"{model.Declaration.Type.HintName}.{file.HintName}.g.cs" })];
    }
}
