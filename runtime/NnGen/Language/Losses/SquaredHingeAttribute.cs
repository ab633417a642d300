namespace NnGen;

/// <summary>
/// The square of the hinge loss: max(1 − t p, 0)², mean over samples and outputs (Keras <c>SquaredHinge</c>). As many targets as the
/// head has outputs: −1 or 1, or 0 or 1, where 0 counts as −1. The head is linear (or tanh); an output above 0 says yes.
/// </summary>
public sealed class SquaredHingeAttribute : LossAttribute;
