using System.Runtime.CompilerServices;

namespace NnGen.Generator.Tests.Documentation;

/// <summary>The files of <c>docs/</c>.</summary>
internal static class DocumentationFiles
{
    /// <summary>Whether files that differ are written anew: with NNGEN_ACCEPT=1, as snapshots are.</summary>
    public static bool Accepts =>
        Environment.GetEnvironmentVariable("NNGEN_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    public static string Folder { get; } = FolderBeside();

    /// <summary>A file's text, or null when it is not there.</summary>
    public static string? Read(string name)
    {
        var path = Path.Combine(Folder, name);
        // A checkout may have turned line ends.
        return File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
    }

    public static void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>The pages that lie in a folder.</summary>
    public static IEnumerable<string> In(string folder) => Directory.Exists(Path.Combine(Folder, folder))
        ? Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.md").Select(path => $"{folder}/{Path.GetFileName(path)}")
        : [];

    private static string FolderBeside([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../docs"));
}
