namespace NnGen.Generated;

/// <summary>What a team does, as far as the number of threads may differ.</summary>
internal enum StepKind
{
    /// <summary>Gradients of a batch and the optimizer step by them.</summary>
    Training,

    /// <summary>Predictions of a batch and their loss.</summary>
    Evaluation,

    /// <summary>Predictions.</summary>
    Prediction,
}
