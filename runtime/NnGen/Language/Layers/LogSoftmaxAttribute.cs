namespace NnGen;

/// <summary>
/// xᵢ − log Σⱼ exp(xⱼ) over the last dimension: the logarithm of its softmax. <c>[C]</c> in, <c>[C]</c> out, or <c>[…, C]</c> in and out; no
/// parameters.
/// </summary>
/// <remarks>As the head of a model with <c>[CrossEntropy]</c> it is PyTorch's LogSoftmax with NLLLoss: predictions are log-probabilities.</remarks>
public sealed class LogSoftmaxAttribute : LayerAttribute;
