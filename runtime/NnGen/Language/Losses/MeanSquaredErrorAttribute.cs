namespace NnGen;

/// <summary>(prediction − target)², mean over samples and outputs. As many targets as the head has outputs.</summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute;
