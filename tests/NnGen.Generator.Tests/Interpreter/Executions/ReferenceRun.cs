namespace NnGen.Generator.Tests.Interpreter.Executions;

/// <summary>What a graph is run with.</summary>
/// <param name="Batch">The samples and what belongs to them.</param>
/// <param name="Parameters">The parameters by name, row-major.</param>
internal sealed record ReferenceRun(ReferenceBatch Batch, IReadOnlyDictionary<string, double[]> Parameters)
{
    /// <summary>An array that was given, if it has the right length.</summary>
    public static double[] Checked(string name, int length, double[]? given) => given?.Length == length
        ? given
        : throw new ArgumentException($"'{name}' must have {length} elements, but has {given?.Length.ToString() ?? "none"}.");
}
