using System.Reflection;
using System.Runtime.Intrinsics;
using NnGen.Generated;

namespace NnGen.Benchmarks.Products;

/// <summary>The emitted products of a layer <c>[inputs, outputs]</c>, which are private to its model, as delegates.</summary>
internal sealed class ProductKernels
{
    /// <summary><c>[N, inner] · [inner, columns]</c> with the right matrix in panels.</summary>
    public delegate void Product(ProductShare share, ref float input, ref float panels, ref float result);

    /// <summary><c>[N, inputs]ᵀ · [N, outputs]</c>, into panels.</summary>
    public delegate void SumOfProducts(ThreadShare share, int rows, ref float input, ref float outputGradient, bool accumulate, ref float result);

    private ProductKernels(Type model)
    {
        var shape = model.Name["Product".Length..].Split('x');
        (Inputs, Outputs) = (int.Parse(shape[0]), int.Parse(shape[1]));
        var kernels = model.GetNestedType("Network", BindingFlags.NonPublic)!.GetNestedType(Width + "Kernels", BindingFlags.NonPublic)!;
        Forward = Find<Product>(kernels, $"MatMul{Inputs}x{Outputs}");
        InputGradient = Find<Product>(kernels, $"MatMul{Outputs}x{Inputs}");
        KernelGradient = Find<SumOfProducts>(kernels, $"KernelGradient{Inputs}x{Outputs}");
    }

    /// <summary>One for each model of the grid, from few multiply-adds to many.</summary>
    public static IReadOnlyList<ProductKernels> All { get; } =
    [
        .. typeof(ProductKernels).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ProductKernels).Namespace && type.IsAssignableTo(typeof(ITrainable)))
            .Select(type => new ProductKernels(type))
            .OrderBy(kernels => kernels.Inputs * kernels.Outputs),
    ];

    public int Inputs { get; }

    public int Outputs { get; }

    public Product Forward { get; }

    public Product InputGradient { get; }

    public SumOfProducts KernelGradient { get; }

    private static string Width =>
        VectorWidth.Is512 ? "Vector512" : Vector256.IsHardwareAccelerated ? "Vector256" : Vector128.IsHardwareAccelerated ? "Vector128" : "Scalar";

    private static TDelegate Find<TDelegate>(Type kernels, string name)
        where TDelegate : Delegate =>
        kernels.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)?.CreateDelegate<TDelegate>()
        ?? throw new InvalidOperationException($"{kernels.FullName} has no {name}.");
}
