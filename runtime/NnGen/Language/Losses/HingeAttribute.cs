namespace NnGen;

/// <summary>
/// The loss of a support vector machine: max(1 − t p, 0), mean over samples and outputs; its gradient at the kink is 0 (Keras
/// <c>Hinge</c>). As many targets as the head has outputs: −1 or 1, or 0 or 1, where 0 counts as −1. The head is linear (or tanh); an
/// output above 0 says yes.
/// </summary>
public sealed class HingeAttribute : LossAttribute;
