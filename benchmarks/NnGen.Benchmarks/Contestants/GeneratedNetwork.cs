using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Contestants;

/// <summary>The generated networks.</summary>
internal static class GeneratedNetwork
{
    private delegate float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels);

    public static Func<int, float> Training(DenseProblem problem, int batchSize, int threads)
    {
        var (model, step) = Create(problem, threads);
        var batch = problem.Batch(batchSize);
        var steps = 0;
        return count =>
        {
            var loss = 0f;
            for (; count > 0; count--)
            {
                var set = steps++ % DenseProblem.TargetSets;
                loss = step(batch.Inputs, batch.Targets[set], batch.Labels[set]);
            }

            return loss;
        };
    }

    public static Func<int, float> Prediction(DenseProblem problem, int batchSize, int threads)
    {
        var model = (IModel<float>)Create(problem, threads).Model;
        var inputs = problem.Batch(batchSize).Inputs;
        var outputs = new float[batchSize * problem.Sizes[^1]];
        return count =>
        {
            for (; count > 0; count--)
                model.Predict(inputs, outputs);
            return outputs[0];
        };
    }

    private static (ITrainable Model, Step Step) Create(DenseProblem problem, int threads)
    {
        var (model, step) = Create(problem.Name, threads);
        for (var layer = 0; layer < problem.Layers.Count; layer++)
        {
            model.Parameters[$"Dense{layer + 1}.Kernel"].CopyFrom(problem.InitialValues(layer).Kernel);
            model.Parameters[$"Dense{layer + 1}.Bias"].CopyFrom(problem.InitialValues(layer).Bias);
        }

        return (model, step);
    }

    private static (ITrainable Model, Step Step) Create(string name, int threads)
    {
        switch (name)
        {
            case "5-128-1":
                var small = new Network5x128x1 { Threads = threads };
                return (small, (inputs, targets, _) => small.TrainStep(inputs, targets));
            case "30-128-64-1":
                var tabular = new Network30x128x64x1 { Threads = threads };
                return (tabular, (inputs, targets, _) => tabular.TrainStep(inputs, targets));
            case "784-128-64-10":
                var digits = new Network784x128x64x10 { Threads = threads };
                return (digits, (inputs, _, labels) => digits.TrainStep(inputs, labels));
            case "784-512-512-10":
                var wide = new Network784x512x512x10 { Threads = threads };
                return (wide, (inputs, _, labels) => wide.TrainStep(inputs, labels));
            case "1024-1024-1024-1024":
                var square = new Network1024x1024x1024x1024 { Threads = threads };
                return (square, (inputs, targets, _) => square.TrainStep(inputs, targets));
            default:
                throw new ArgumentException($"There is no network for {name}.", nameof(name));
        }
    }
}
