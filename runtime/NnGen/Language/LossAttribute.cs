namespace NnGen;

/// <summary>The base of every attribute that declares the loss of a model.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The output of a graph that the loss is of; needed when there are several. <c>Output = "Price"</c>.</summary>
    public string? Output { get; set; }

    /// <summary>What the loss is multiplied by in the loss of the model: Keras's <c>loss_weights</c>. More than 0.</summary>
    public double Weight { get; set; } = 1;
}
