namespace NnGen;

/// <summary>What a fit must know to go on after a restart, beside the model and its optimizer.</summary>
/// <param name="Epoch">The epochs of this fit that are over.</param>
/// <param name="StopReason">Why it was stopped, or null.</param>
/// <param name="LearningRate">What replaced the declared learning rate, or null.</param>
/// <param name="Results">What the epochs came to.</param>
/// <param name="Callbacks">The states of callbacks by name.</param>
internal sealed record FitState(
    int Epoch, string? StopReason, double? LearningRate, IReadOnlyList<EpochResult> Results, IReadOnlyDictionary<string, CallbackState> Callbacks);
