using Microsoft.ML.OnnxRuntime;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Contestants;

/// <summary>ONNX Runtime, which predicts only; inputs and outputs are bound before the clock starts.</summary>
internal static class Onnx
{
    public static Func<int, float> Prediction(DenseProblem problem, int batchSize, int threads) =>
        Prediction(OnnxModel.Write(problem, batchSize), problem.Batch(batchSize).Inputs, [batchSize, problem.Sizes[0]], [batchSize, problem.Sizes[^1]], threads);

    /// <summary>Predictions of a model with one input and one output.</summary>
    public static Func<int, float> Prediction(byte[] model, float[] inputs, long[] inputShape, long[] outputShape, int threads)
    {
        var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        var session = new InferenceSession(model, options);
        var outputs = new float[outputShape.Aggregate((a, b) => a * b)];
        var input = OrtValue.CreateTensorValueFromMemory(inputs, inputShape);
        var output = OrtValue.CreateTensorValueFromMemory(outputs, outputShape);
        var binding = session.CreateIoBinding();
        binding.BindInput(OnnxModel.Input, input);
        binding.BindOutput(OnnxModel.Output, output);
        var run = new RunOptions();
        return count =>
        {
            for (; count > 0; count--)
                session.RunWithBinding(run, binding);
            return outputs[0];
        };
    }
}
