using NnGen.Generator.Declaration.Records;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>
/// What the user declared, without symbols or locations: small, immutable, equal by value, and the only thing that the incremental
/// pipeline carries. Stacks, graphs and blocks all become one of these.
/// </summary>
/// <param name="Type">The class to complete.</param>
/// <param name="Inputs">The inputs of the model.</param>
/// <param name="Layers">The layers: each holds its own parameters.</param>
/// <param name="Calls">The forward pass: each call gives one value; a stack is a chain of calls.</param>
/// <param name="Loss">The loss, or null for a model that only predicts.</param>
/// <param name="Optimizer">The optimizer, or null.</param>
internal sealed record ModelDeclaration(
    TypeDeclaration Type,
    EquatableArray<InputDeclaration> Inputs,
    EquatableArray<LayerDeclaration> Layers,
    EquatableArray<CallDeclaration> Calls,
    AttributeDeclaration? Loss,
    AttributeDeclaration? Optimizer)
{
    /// <summary>The user's types that the model reads and predicts, or null for a model of numbers.</summary>
    public TypedDeclaration? Typed { get; init; }

    /// <summary>What the model predicts; empty when that is the last call's value alone.</summary>
    public EquatableArray<OutputDeclaration> Outputs { get; init; } = EquatableArray<OutputDeclaration>.Empty;

    /// <summary>The user's partial properties that stand for layers.</summary>
    public EquatableArray<PropertyDeclaration> Properties { get; init; } = EquatableArray<PropertyDeclaration>.Empty;

    /// <summary>The user's own loss, when it is written as a method.</summary>
    public LossBody? LossBody { get; init; }

    /// <summary>The losses of several outputs, in the order of the outputs; empty for one output, or without training.</summary>
    public EquatableArray<OutputLoss> OutputLosses { get; init; } = EquatableArray<OutputLoss>.Empty;

    /// <summary>The number of the value that is the prediction, of several the first; −1 when an error keeps it from being known.</summary>
    public int Output => Outputs.Count == 0 ? Inputs.Count + Calls.Count - 1 : Outputs[0].Value;
}

/// <summary>
/// The method <c>Node Loss(Node prediction, Node target)</c>: value 0 is the prediction, 1 the target, then come the calls.
/// </summary>
internal sealed record LossBody(EquatableArray<LayerDeclaration> Functions, EquatableArray<CallDeclaration> Calls, int Result);

/// <summary>The loss of one output of several: an attribute, or the body of a method of the user's.</summary>
/// <param name="Attribute">What declares the loss.</param>
/// <param name="Body">What the user's method computes, or null.</param>
/// <param name="Index">The place of the attribute among those of losses; of a method, that of its first call among those of all.</param>
internal sealed record OutputLoss(AttributeDeclaration Attribute, LossBody? Body, int Index);

/// <summary>An output of the model: a value by its number, and the name that the user gave it.</summary>
internal sealed record OutputDeclaration(string Name, int Value);

/// <summary>The user's class, as its other part must repeat it.</summary>
/// <param name="Namespace">The namespace, or empty.</param>
/// <param name="ContainingTypes">The headers of the types around it, outermost first: <c>public partial class Outer</c>.</param>
/// <param name="Header">Its own header with the user's modifiers: <c>public sealed partial class TumourClassifier</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">Its metadata name, unique in the compilation, made safe for a file.</param>
/// <param name="IsSealed">Whether no class can derive from it.</param>
internal sealed record TypeDeclaration(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Header,
    string Name,
    string HintName,
    bool IsSealed);

/// <summary>A partial property that stands for a layer or a block.</summary>
/// <param name="Signature">What the other part must repeat: <c>private partial global::NnGen.Layer Head { get; }</c>.</param>
/// <param name="Layer">The name of the layer or of the block.</param>
/// <param name="Documentation">The user's own documentation as XML, in lines; empty for none.</param>
internal sealed record PropertyDeclaration(string Signature, string Layer, string Documentation)
{
    /// <summary>The attribute, where it is all that is known of the layer: in a class that is used as a block.</summary>
    public AttributeDeclaration? Attribute { get; init; }
}

/// <summary>An input of the model: the shape of one sample.</summary>
internal sealed record InputDeclaration(string Name, EquatableArray<int> Shape, string ElementType)
{
    /// <summary>Whether most elements of a sample are expected to be 0.</summary>
    public bool IsSparse { get; init; }
}

/// <summary>An attribute: its kind (the class name without <c>Attribute</c>) and the arguments that were written.</summary>
internal sealed record AttributeDeclaration(string Kind, EquatableArray<ArgumentDeclaration> Arguments);

/// <summary>One argument, as invariant C# text: <c>Units = 128</c>, <c>Activation = Activation.ReLU</c>.</summary>
internal sealed record ArgumentDeclaration(string Name, string Text);

/// <summary>A layer: its resolved name and its attribute.</summary>
internal sealed record LayerDeclaration(string Name, AttributeDeclaration Attribute)
{
    /// <summary>Whether it stands for the call of a function or an operator: it has no parameters, and its name is not the user's.</summary>
    public bool IsFunction { get; init; }

    /// <summary>The block that calls the function, by what the names of its layers begin with; empty for the model itself.</summary>
    public string Block { get; init; } = "";
}

/// <summary>
/// A call of a layer on values: value numbers count the inputs of the model first, then the calls in order.
/// </summary>
internal sealed record CallDeclaration(int Layer, EquatableArray<int> Inputs);
