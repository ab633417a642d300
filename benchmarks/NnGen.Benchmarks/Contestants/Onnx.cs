using Microsoft.ML.OnnxRuntime;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Contestants;

/// <summary>ONNX Runtime, which predicts only; inputs and outputs are bound before the clock starts.</summary>
internal static class Onnx
{
    public static Func<int, float> Prediction(DenseProblem problem, int batchSize, int threads)
    {
        var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        var session = new InferenceSession(OnnxModel.Write(problem, batchSize), options);
        var outputs = new float[batchSize * problem.Sizes[^1]];
        var input = OrtValue.CreateTensorValueFromMemory(problem.Batch(batchSize).Inputs, [batchSize, problem.Sizes[0]]);
        var output = OrtValue.CreateTensorValueFromMemory(outputs, [batchSize, problem.Sizes[^1]]);
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
