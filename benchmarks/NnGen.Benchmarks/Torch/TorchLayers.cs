using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NnGen.Benchmarks.Torch;

internal static class TorchLayers
{
    /// <summary>A linear layer with given values; PyTorch keeps the transpose of the kernel.</summary>
    public static Linear Linear(int inputs, int outputs, DenseValues values)
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
