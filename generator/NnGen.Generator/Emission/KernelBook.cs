using NnGen.Generator.Emission.Kernels;

namespace NnGen.Generator.Emission;

/// <summary>The kernels of a model: equal ones are written once.</summary>
internal sealed class KernelBook
{
    private readonly Dictionary<Kernel, string> _names = [];
    private readonly NameScope _scope = new([]);

    /// <summary>The kernels with their names, in the order of first use.</summary>
    public List<(Kernel Kernel, string Name)> Kernels { get; } = [];

    public string NameOf(Kernel kernel)
    {
        if (!_names.TryGetValue(kernel, out var name))
        {
            name = _scope.Take(kernel.Name);
            _names.Add(kernel, name);
            Kernels.Add((kernel, name));
        }

        return name;
    }
}
