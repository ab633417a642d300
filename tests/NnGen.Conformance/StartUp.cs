using System.Runtime;

namespace NnGen.Conformance;

/// <summary>What a process does until its first prediction, or its first training step: prints how many methods were compiled for it.</summary>
internal static class StartUp
{
    public static void Run(bool trains)
    {
        var before = JitInfo.GetCompiledMethodCount(currentThread: true);
        var model = new Digits();
        var inputs = new float[32 * Digits.InputSize];
        if (trains)
        {
            model.TrainStep(inputs, new int[32]);
        }
        else
        {
            model.Predict(inputs.AsSpan(0, Digits.InputSize), new float[Digits.OutputSize]);
        }

        Console.WriteLine(JitInfo.GetCompiledMethodCount(currentThread: true) - before);
    }
}
