namespace NnGen;

/// <summary>The files of a folder per class.</summary>
internal static class ImageFiles
{
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg"];

    /// <summary>The folders that are classes, sorted; those whose names start with a dot are none.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static string[] ClassNames(string root)
    {
        string[] names = [.. Directory.EnumerateDirectories(root).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.'))];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <summary>
    /// All files below a folder, sorted, with images apart from the rest. Links to folders below it are not followed: they may lead in circles.
    /// </summary>
    public static (List<string> Images, List<string> Others) Find(string folder)
    {
        var (images, others) = (new List<string>(), new List<string>());
        var waiting = new Stack<string>([folder]);
        while (waiting.TryPop(out var current))
        {
            foreach (var file in Directory.EnumerateFiles(current))
                (s_extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) ? images : others).Add(file);
            foreach (var inner in new DirectoryInfo(current).EnumerateDirectories())
            {
                if (inner.LinkTarget is null)
                    waiting.Push(inner.FullName);
            }
        }

        images.Sort(StringComparer.Ordinal);
        others.Sort(StringComparer.Ordinal);
        return (images, others);
    }
}
