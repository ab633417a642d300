using System.ComponentModel;
using NnGen.Generated;

namespace NnGen;

/// <summary>What every generated model with a loss offers beside <see cref="IModel"/>: steps on which training loops stand.</summary>
public interface ITrainable : IModel
{
    /// <summary>The parameters, gradients and counters behind the model; for the training loop of this library.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    ModelCore Core { get; }

    /// <summary>
    /// Adds the gradients of the mean loss over one batch to the accumulated gradients (the first call after
    /// <see cref="ApplyGradients"/> starts anew) and returns that loss, regularisation included.
    /// </summary>
    /// <param name="batch">The samples and targets.</param>
    /// <param name="headOutputs">
    /// Empty, or receives <c>[N, OutputSize]</c>: what the loss is computed from. For a head fused with its loss these are logits.
    /// </param>
    float ComputeGradients(scoped in TrainingBatch batch, Span<float> headOutputs);

    /// <summary>One optimizer step with the accumulated gradients.</summary>
    /// <param name="learningRate">Replaces the declared learning rate for this step.</param>
    /// <param name="gradientScale">Multiplies the gradients first: 1 / k after k accumulated batches gives their mean.</param>
    /// <exception cref="InvalidOperationException">No gradients were computed since the last step.</exception>
    void ApplyGradients(double? learningRate = null, float gradientScale = 1f);

    /// <summary>Predicts one batch as at inference and returns its mean loss, regularisation included.</summary>
    /// <param name="batch">The samples and targets.</param>
    /// <param name="predictions">Receives the predictions, <c>[N, OutputSize]</c>.</param>
    float EvaluateBatch(scoped in TrainingBatch batch, Span<float> predictions);

    /// <summary>
    /// Repeats the batch whose gradients were computed last, layer by layer, and gives the first place where a number is not finite.
    /// The accumulated gradients are spent.
    /// </summary>
    /// <param name="batch">The same samples and targets.</param>
    /// <returns>The place, or null when all numbers are finite or the model cannot tell.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NonFiniteValue? FindNonFinite(scoped in TrainingBatch batch) => null;

    /// <summary>Allocates what steps on batches of up to this many samples need.</summary>
    /// <exception cref="InvalidOperationException">What layers hand on of so many samples does not fit into one array.</exception>
    void Reserve(int batchSize);
}
