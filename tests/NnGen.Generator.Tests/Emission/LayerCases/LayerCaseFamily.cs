namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>The cases of some kinds of layers that belong together, found by reflection: a new family is one new file.</summary>
internal abstract class LayerCaseFamily
{
    /// <summary>All families.</summary>
    public static IReadOnlyList<LayerCaseFamily> All { get; } =
    [
        .. typeof(LayerCaseFamily).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerCaseFamily)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (LayerCaseFamily)Activator.CreateInstance(type)!),
    ];

    /// <summary>The cases.</summary>
    public abstract IReadOnlyList<LayerCase> Cases { get; }

    /// <summary>Attributes of layers that take a vector of any length and keep its shape, for random stacks.</summary>
    public virtual IReadOnlyList<string> FitAnyVector => [];

    /// <summary>The same for layers in a row that make a vector of another length, or take the shape of something else on the way.</summary>
    public virtual IReadOnlyList<IReadOnlyList<string>> ReshapeAnyVector => [];
}
