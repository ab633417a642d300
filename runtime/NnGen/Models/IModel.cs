namespace NnGen;

/// <summary>What every generated model offers for inference.</summary>
public interface IModel
{
    /// <summary>The number of elements of one input sample.</summary>
    int InputSize { get; }

    /// <summary>The number of elements of one output sample.</summary>
    int OutputSize { get; }

    /// <summary>The model's parameters by name, in declaration order.</summary>
    ParameterCollection Parameters { get; }

    /// <summary>The model's layers with their output shapes and parameter counts; <c>ToString</c> is a table.</summary>
    ModelSummary Summary { get; }

    /// <summary>
    /// Writes the parameters as a safetensors file. The file appears under its name only when it is whole: it is written beside
    /// it, flushed, and renamed.
    /// </summary>
    /// <exception cref="IOException">The file could not be written; an earlier file of that name is untouched.</exception>
    void Save(string path, SaveOptions? options = null);

    /// <summary>Reads the parameters from a file that <see cref="Save"/> wrote: all of it, or nothing.</summary>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another architecture; says what differs.</exception>
    void Load(string path);
}

/// <summary>A generated model whose one input has elements of a type.</summary>
/// <typeparam name="TInput"><see cref="float"/>, <see cref="int"/> or <see cref="byte"/>, as <see cref="InputAttribute.ElementType"/> says.</typeparam>
public interface IModel<TInput> : IModel
    where TInput : unmanaged
{
    /// <summary>
    /// Runs the model on a whole number of samples. Allocates nothing once a workspace exists, and may be called from many
    /// threads at once, but not while the model is trained or loaded.
    /// </summary>
    /// <param name="inputs">The samples, row-major <c>[N, InputSize]</c>.</param>
    /// <param name="outputs">Receives the predictions, row-major <c>[N, OutputSize]</c>.</param>
    /// <exception cref="ArgumentException">
    /// A length is not a whole number of samples, the two disagree, or a token is out of range.
    /// </exception>
    void Predict(ReadOnlySpan<TInput> inputs, Span<float> outputs);
}
