using Google.Protobuf;
using NnGen.Benchmarks.Contestants;
using NnGen.Benchmarks.Contestants.HandWritten;
using NnGen.Benchmarks.Problems;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NnGen.Benchmarks.Convolutions;

/// <summary>Who trains and runs <see cref="ImageNetwork"/>.</summary>
internal static class ImageContestants
{
    public static Func<int, float> Generated(int samples, int threads, bool trains)
    {
        var model = new ImageNetwork { Threads = threads };
        for (var layer = 0; layer < ImageProblem.Layers.Count; layer++)
            model.Parameters[$"{ImageProblem.Layers[layer].Name}.Kernel"].CopyFrom(ImageProblem.Kernel(layer));
        var batch = ImageProblem.Batch(samples);
        var outputs = new float[samples * ImageProblem.Classes];
        var steps = 0;
        return count =>
        {
            var result = 0f;
            for (; count > 0; count--)
            {
                if (trains)
                    result = model.TrainStep(batch.Inputs, batch.Labels[steps++ % DenseProblem.TargetSets]);
                else
                    model.Predict(batch.Inputs, outputs);
            }

            return trains ? result : outputs[0];
        };
    }

    public static Func<int, float> Torch(int samples, int threads, bool trains)
    {
        var network = Network(withSoftmax: !trains);
        var batch = ImageProblem.Batch(samples);
        var inputs = tensor(batch.Inputs, [samples, 1, ImageProblem.Size, ImageProblem.Size]);
        var targets = batch.Labels.Select(labels => tensor(labels.Select(label => (long)label).ToArray())).ToArray();
        var optimizer = optim.Adam(network.parameters(), AdamStep.LearningRate, AdamStep.Beta1, AdamStep.Beta2, AdamStep.Epsilon);
        var steps = 0;
        network.train(trains);
        return count =>
        {
            set_num_threads(threads);
            var result = 0f;
            for (; count > 0; count--)
            {
                using var scope = NewDisposeScope();
                if (!trains)
                {
                    using var inference = inference_mode();
                    result = network.forward(inputs)[0, 0].ToSingle();
                    continue;
                }

                optimizer.zero_grad();
                var loss = nn.functional.cross_entropy(network.forward(inputs), targets[steps++ % targets.Length]);
                loss.backward();
                optimizer.step();
                result = loss.ToSingle();
            }

            return result;
        };
    }

    public static Func<int, float> Onnx(int samples, int threads) => Contestants.Onnx.Prediction(
        OnnxModel.Write(graph => WriteGraph(graph, samples)),
        ImageProblem.Batch(samples).Inputs,
        [samples, 1, ImageProblem.Size, ImageProblem.Size],
        [samples, ImageProblem.Classes],
        threads);

    private static Sequential Network(bool withSoftmax)
    {
        var network = nn.Sequential(
            Convolution(0), nn.ReLU(), nn.MaxPool2d(2), Convolution(1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
            Linear(2, ImageProblem.FirstDense()), nn.ReLU(), Linear(3, ImageProblem.Kernel(3)));
        if (withSoftmax)
            network.append(nn.Softmax(1));
        return network;
    }

    private static Conv2d Convolution(int layer)
    {
        var (_, inputs, outputs) = ImageProblem.Layers[layer];
        var convolution = nn.Conv2d(inputs / 9, outputs, 3);
        using var noGradients = no_grad();
        using var kernel = tensor(ImageProblem.ChannelsFirst(layer), [outputs, inputs / 9, 3, 3]);
        convolution.weight.copy_(kernel);
        convolution.bias!.zero_();
        return convolution;
    }

    private static Linear Linear(int layer, float[] values)
    {
        var (_, inputs, outputs) = ImageProblem.Layers[layer];
        var linear = nn.Linear(inputs, outputs);
        using var noGradients = no_grad();
        using var kernel = tensor(values, [inputs, outputs]);
        using var transposed = kernel.t();
        linear.weight.copy_(transposed);
        linear.bias!.zero_();
        return linear;
    }

    private static void WriteGraph(CodedOutputStream graph, int samples)
    {
        OnnxModel.WriteNode(graph, "Conv", [OnnxModel.Input, "kernel0"], "convolution0");
        OnnxModel.WriteNode(graph, "Relu", ["convolution0"], "hidden0");
        OnnxModel.WriteNode(graph, "MaxPool", ["hidden0"], "pool0", ("kernel_shape", [2, 2]), ("strides", [2, 2]));
        OnnxModel.WriteNode(graph, "Conv", ["pool0", "kernel1"], "convolution1");
        OnnxModel.WriteNode(graph, "Relu", ["convolution1"], "hidden1");
        OnnxModel.WriteNode(graph, "MaxPool", ["hidden1"], "pool1", ("kernel_shape", [2, 2]), ("strides", [2, 2]));
        OnnxModel.WriteNode(graph, "Flatten", ["pool1"], "features");
        OnnxModel.WriteNode(graph, "Gemm", ["features", "kernel2"], "product2");
        OnnxModel.WriteNode(graph, "Relu", ["product2"], "hidden2");
        OnnxModel.WriteNode(graph, "Gemm", ["hidden2", "kernel3"], "product3");
        OnnxModel.WriteNode(graph, "Softmax", ["product3"], OnnxModel.Output);
        OnnxModel.WriteName(graph, "images");
        OnnxModel.WriteTensor(graph, "kernel0", ImageProblem.ChannelsFirst(0), 32, 1, 3, 3);
        OnnxModel.WriteTensor(graph, "kernel1", ImageProblem.ChannelsFirst(1), 64, 32, 3, 3);
        OnnxModel.WriteTensor(graph, "kernel2", ImageProblem.FirstDense(), ImageProblem.Layers[2].Inputs, 128);
        OnnxModel.WriteTensor(graph, "kernel3", ImageProblem.Kernel(3), 128, ImageProblem.Classes);
        OnnxModel.WriteValue(graph, 11, OnnxModel.Input, samples, 1, ImageProblem.Size, ImageProblem.Size);
        OnnxModel.WriteValue(graph, 12, OnnxModel.Output, samples, ImageProblem.Classes);
    }
}
