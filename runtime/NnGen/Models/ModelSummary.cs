namespace NnGen;

/// <summary>A model's layers as a table.</summary>
public sealed class ModelSummary;
