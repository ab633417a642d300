using NnGen.Benchmarks.Contestants.HandWritten;
using NnGen.Benchmarks.Problems;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NnGen.Benchmarks.Contestants;

/// <summary>TorchSharp. Samples and targets are tensors before the clock starts.</summary>
internal static class Torch
{
    public static Func<int, float> Training(DenseProblem problem, int batchSize, int threads)
    {
        var model = Network(problem, withSoftmax: false);
        model.train();
        var optimizer = optim.Adam(model.parameters(), AdamStep.LearningRate, AdamStep.Beta1, AdamStep.Beta2, AdamStep.Epsilon);
        var batch = problem.Batch(batchSize);
        var inputs = tensor(batch.Inputs, [batchSize, problem.Sizes[0]]);
        Tensor[] targets = problem.HasClasses
            ? [.. batch.Labels.Select(labels => tensor(labels.Select(label => (long)label).ToArray()))]
            : [.. batch.Targets.Select(values => tensor(values, [batchSize, problem.Sizes[^1]]))];
        var steps = 0;
        return count =>
        {
            set_num_threads(threads);
            var result = 0f;
            for (; count > 0; count--)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var target = targets[steps++ % targets.Length];
                var outputs = model.forward(inputs);
                var loss = problem.HasClasses ? nn.functional.cross_entropy(outputs, target) : nn.functional.mse_loss(outputs, target);
                loss.backward();
                optimizer.step();
                result = loss.ToSingle();
            }

            return result;
        };
    }

    public static Func<int, float> Prediction(DenseProblem problem, int batchSize, int threads)
    {
        var model = Network(problem, withSoftmax: problem.HasClasses);
        model.eval();
        var inputs = tensor(problem.Batch(batchSize).Inputs, [batchSize, problem.Sizes[0]]);
        return count =>
        {
            set_num_threads(threads);
            var prediction = 0f;
            for (; count > 0; count--)
            {
                using var scope = NewDisposeScope();
                using var inference = inference_mode();
                prediction = model.forward(inputs)[0, 0].ToSingle();
            }

            return prediction;
        };
    }

    private static Sequential Network(DenseProblem problem, bool withSoftmax)
    {
        var model = nn.Sequential();
        for (var i = 0; i < problem.Layers.Count; i++)
        {
            model.append(Linear(problem.Layers[i].Inputs, problem.Layers[i].Outputs, problem.InitialValues(i)));
            if (i < problem.Layers.Count - 1)
                model.append(nn.ReLU());
            else if (withSoftmax)
                model.append(nn.Softmax(1));
        }

        return model;
    }

    /// <summary>A linear layer with given values; PyTorch keeps the transpose of the kernel.</summary>
    private static Linear Linear(int inputs, int outputs, DenseValues values)
    {
        var layer = nn.Linear(inputs, outputs);
        using var noGradients = no_grad();
        using var kernel = tensor(values.Kernel, [inputs, outputs]);
        using var transposed = kernel.t();
        using var bias = tensor(values.Bias);
        layer.weight.copy_(transposed);
        layer.bias!.copy_(bias);
        return layer;
    }
}
