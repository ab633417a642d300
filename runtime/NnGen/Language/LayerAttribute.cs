namespace NnGen;

/// <summary>The base of every attribute that declares a layer.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, which prefixes the names of its parameters (<c>Name.Kernel</c>).
    /// Without one it is the property's name, or in a stack the kind and its ordinal among that kind: <c>Dense1</c>.
    /// </summary>
    public string? Name { get; set; }
}
