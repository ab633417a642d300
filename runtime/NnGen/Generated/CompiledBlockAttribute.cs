using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>
/// What a block of this assembly is made of, so that models of other assemblies can use it: of a method the compiler keeps no text. Written by the
/// generator, and read by that of the assembly with the model.
/// </summary>
/// <param name="block">The class that is used as a layer, by its name in metadata: <c>Shop.Layers+Tower</c>.</param>
/// <param name="version">The version of the format, at least 1.</param>
/// <param name="text">The declaration of the block as C#, with the declarations that it needs.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledBlockAttribute(string block, int version, string text) : Attribute
{
    /// <summary>The class that is used as a layer, by its name in metadata: a reference to the class would keep it in trimmed programs.</summary>
    public string Block { get; } = block;

    /// <summary>The version of the format, at least 1.</summary>
    public int Version { get; } = version;

    /// <summary>The declaration of the block as C#, with the declarations that it needs.</summary>
    public string Text { get; } = text;
}
