namespace NnGen.Generator.Emission;

/// <summary>A method of a layer in one direction.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variant">The schedule that it was written for.</param>
/// <param name="Text">Its text, where <c>{0}</c> is its name.</param>
internal sealed record LayerMethod(string Name, string Variant, string Text);

/// <summary>The methods of layers; the schedules, and the repeats of a block, share those that are equal.</summary>
internal sealed class LayerMethods
{
    private readonly Dictionary<(string Wanted, string Text), LayerMethod> _known = [];
    private readonly Dictionary<string, LayerMethod> _byName = [];
    private readonly NameScope _scope = new([]);
    private readonly List<LayerMethod> _all = [];

    /// <summary>The methods, in the order of their first calls.</summary>
    public IReadOnlyList<LayerMethod> All => _all;

    /// <summary>The name of a method, which is added unless there is an equal one.</summary>
    /// <param name="wanted">What it is to be called.</param>
    /// <param name="text">Its text, where <c>{0}</c> is its name.</param>
    /// <param name="variant">What is added to its name if it differs from an earlier one: <c>Training</c>.</param>
    /// <param name="isOfRepeats">Whether the earlier one may be of another repeat in the same schedule, which is no variant of it.</param>
    public string NameOf(string wanted, string text, string variant, bool isOfRepeats)
    {
        if (!_known.TryGetValue((wanted, text), out var method))
        {
            var isVariant = _byName.TryGetValue(wanted, out var first) && !(isOfRepeats && first.Variant == variant);
            method = new LayerMethod(_scope.Take(isVariant ? wanted + variant : wanted), variant, text);
            _known.Add((wanted, text), method);
            _byName.Add(method.Name, method);
            _all.Add(method);
        }

        return method.Name;
    }
}
