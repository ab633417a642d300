namespace NnGen;

/// <summary>|prediction − target|, mean over samples and outputs; its gradient at 0 is 0. As many targets as the head has outputs.</summary>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
