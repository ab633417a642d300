using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using NnGen;
using NnGen.Conformance;
using NnGen.Generated;
using NnGen.ReferenceValues;

if (args is ["start-up", var work])
{
    StartUp.Run(trains: work == "train");
    return;
}

if (args is [var assembly, var results])
{
    GivenModels.Run(assembly, results);
    return;
}

// Checks models against PyTorch with whatever vectors this process may use: prints "ok" and their width, or what is wrong.
var models = Assembly.GetExecutingAssembly().GetTypes()
    .Where(type => type.IsAssignableTo(typeof(ITrainable)))
    .Select(type => (type.Name, Model: (ITrainable)Activator.CreateInstance(type, -1)!));
var count = 0;
foreach (var (name, model) in models)
{
    count++;
    if (ReferenceCase.All.FirstOrDefault(one => one.Name == name) is { } reference)
    {
        ReferenceCheck.Run(model, reference);
    }
    else
    {
        Exercise(model);
    }
}

SparseCheck.Run();
var width = VectorWidth.Is512 ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ok {width} {count}"));

// Runs every method once on 20 samples and on one.
static void Exercise(ITrainable model)
{
    var info = model.Core.Info;
    foreach (var samples in new[] { 20, 1 })
    {
        var outputs = new float[samples * model.OutputSize];
        var batch = new TrainingBatch
        {
            InputBytes = new byte[samples * model.InputSize * sizeof(float)],
            Targets = info.Loss!.ClassIndices ? [] : new float[samples * info.Loss.TargetWidth],
            Labels = info.Loss.ClassIndices ? new int[samples] : [],
        };
        ReferenceCheck.Predict(model, batch.InputBytes, outputs);
        model.EvaluateBatch(batch, outputs);
        if (!float.IsFinite(model.ComputeGradients(batch, outputs)))
        {
            throw new InvalidOperationException($"{info.Name}: the loss is not finite.");
        }

        model.ApplyGradients();
    }
}
