namespace NnGen;

/// <summary>Which parameters <see cref="ModelExtensions.LoadMatching"/> reads from a file.</summary>
public sealed class LoadOptions
{
    /// <summary>
    /// Gives the name in the file for the name of a parameter of the model, or null for one that shall stay as it is; by default the names
    /// are the same. A prefix: <c>name => "Encoder." + name</c>; all but a layer: <c>name => name.StartsWith("Head.") ? null : name</c>.
    /// </summary>
    public Func<string, string?>? NameInFile { get; init; }
}
