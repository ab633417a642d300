namespace NnGen;

/// <summary>
/// A learnt vector for each token: whole numbers <c>[T]</c> in, <c>[T, outputDimension]</c> out, as Keras's <c>Embedding</c>;
/// inputDimension · outputDimension parameters: <c>Embeddings [inputDimension, outputDimension]</c>.
/// </summary>
/// <remarks>
/// The input is declared with whole numbers: <c>[Input(20, ElementType = ElementType.Int32)]</c>. Dense takes a vector: insert Flatten. A token
/// outside 0 to inputDimension − 1 is refused with an <see cref="ArgumentException"/> that names it.
/// </remarks>
/// <param name="inputDimension">The size of the vocabulary: tokens are 0 to inputDimension − 1; at least 1.</param>
/// <param name="outputDimension">The length of a token's vector, at least 1.</param>
public sealed class EmbeddingAttribute(int inputDimension, int outputDimension) : LayerAttribute
{
    /// <summary>The size of the vocabulary.</summary>
    public int InputDimension { get; } = inputDimension;

    /// <summary>The length of a token's vector.</summary>
    public int OutputDimension { get; } = outputDimension;

    /// <summary>How the vectors start; Keras's <c>uniform</c>.</summary>
    public Initializer EmbeddingsInitializer { get; set; } = Initializer.RandomUniform;

    /// <summary>Adds this times Σw² of all vectors to the loss; at least 0 (Keras <c>embeddings_regularizer=L2</c>).</summary>
    public double L2 { get; set; }

    /// <summary>Whether the optimizer changes the vectors.</summary>
    public bool Trainable { get; set; } = true;
}
