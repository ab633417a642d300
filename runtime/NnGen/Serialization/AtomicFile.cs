namespace NnGen.Serialization;

/// <summary>Files that appear under their name only when they are whole.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a file beside the wanted one, flushes it to disk and renames it. If anything fails, that file is deleted and an
    /// earlier one of the wanted name is untouched.
    /// </summary>
    /// <param name="path">The wanted name.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        // In the same directory, because a rename across file systems is a copy.
        var temporary = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The failure that led here says more than this one.
        }
    }
}
