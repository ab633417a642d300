using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NnGen.Benchmarks.HandWritten;
using NnGen.Benchmarks.Measuring;
using NnGen.Benchmarks.Torch;

namespace NnGen.Benchmarks.Quick;

/// <summary>All rows side by side in well under a minute: for a look while working; the benchmarks proper are BenchmarkDotNet's.</summary>
internal static class QuickComparison
{
    public static void Run()
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, "
            + $"{Environment.ProcessorCount} processors, 512-bit vectors: {Vector512.IsHardwareAccelerated}");
        Comparison.Run(
            "Training step of 784-128-64-10, batch 32, Adam, one thread",
            Floor.TrainingOperations(DigitProblem.Layers, DigitProblem.BatchSize),
            new Row("NnGen", Training(Models.Digits())),
            Row.IfItLoads("TorchSharp", TorchTraining),
            new Row("hand-written, Vector<T>", Training<VectorLoops>()),
            new Row("hand-written, scalar", Training<ScalarLoops>()));
        Comparison.Run(
            "Prediction of 5-128-1, one sample",
            Floor.PredictionOperations([(SmallProblem.Inputs, SmallProblem.Hidden), (SmallProblem.Hidden, 1)]),
            new Row("NnGen", Prediction(Models.Small())),
            Row.IfItLoads("TorchSharp", TorchPrediction),
            new Row("hand-written, Vector<T>", Prediction<VectorLoops>()),
            new Row("hand-written, scalar", Prediction<ScalarLoops>()));
    }

    private static Func<int, float> Training(DigitNetwork network)
    {
        var step = 0;
        return count =>
        {
            var loss = 0f;
            for (; count > 0; count--)
                loss = network.TrainStep(DigitProblem.Inputs, DigitProblem.Labels[step++ % DigitProblem.Labels.Length]);
            return loss;
        };
    }

    private static Func<int, float> Prediction(SmallNetwork network)
    {
        var inputs = SmallProblem.Sample;
        var outputs = new float[1];
        return count =>
        {
            for (; count > 0; count--)
                network.Predict(inputs, outputs);
            return outputs[0];
        };
    }

    private static Func<int, float> TorchTraining()
    {
        var trainer = new TorchDigitTrainer();
        var step = 0;
        return count =>
        {
            var loss = 0f;
            for (; count > 0; count--)
                loss = trainer.TrainStep(trainer.Inputs, trainer.Labels[step++ % trainer.Labels.Length]);
            return loss;
        };
    }

    private static Func<int, float> Training<TLoops>()
        where TLoops : ILoops
    {
        var trainer = new DigitTrainer<TLoops>();
        var step = 0;
        return count =>
        {
            var loss = 0f;
            for (; count > 0; count--)
                loss = trainer.TrainStep(DigitProblem.Inputs, DigitProblem.Labels[step++ % DigitProblem.Labels.Length]);
            return loss;
        };
    }

    private static Func<int, float> TorchPrediction()
    {
        var predictor = new TorchSmallPredictor();
        return count =>
        {
            var prediction = 0f;
            for (; count > 0; count--)
                prediction = predictor.Predict(predictor.Sample);
            return prediction;
        };
    }

    private static Func<int, float> Prediction<TLoops>()
        where TLoops : ILoops
    {
        var predictor = new SmallPredictor<TLoops>();
        var inputs = SmallProblem.Sample;
        var outputs = new float[1];
        return count =>
        {
            for (; count > 0; count--)
                predictor.Predict(inputs, outputs);
            return outputs[0];
        };
    }
}
