namespace NnGen;

/// <summary>
/// Marks a partial class as a neural network. Its layers, loss and optimizer are the other attributes of the class,
/// in source order; the generator writes the forward, backward and optimizer code as plain C#.
/// </summary>
/// <remarks>
/// All attributes of layers belong to one declaration of the class: the order across several parts would depend on the
/// order of files. A model without a loss is for inference only.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute : Attribute;
