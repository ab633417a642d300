namespace NnGen;

/// <summary>
/// (log(1 + max(prediction, 1e-7)) − log(1 + max(target, 1e-7)))², mean over samples and outputs: squared errors of quantities that grow
/// by factors (Keras <c>MeanSquaredLogarithmicError</c>). As many targets as the head has outputs, each at least 0; predictions below
/// 1e-7 count as that and get no gradient.
/// </summary>
public sealed class MeanSquaredLogarithmicErrorAttribute : LossAttribute;
