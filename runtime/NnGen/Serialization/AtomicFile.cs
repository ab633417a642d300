namespace NnGen.Serialization;

/// <summary>Files that appear under their name only when they are whole.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a file beside the wanted one, flushes it to disk and renames it. If anything fails, that file is deleted and an
    /// earlier one of the wanted name is untouched. What a killed process left half written is deleted by the next write.
    /// </summary>
    /// <param name="path">The wanted name.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file could not be written: the disk is full, the folder may not be written to, …</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var target = Path.GetFullPath(path);
        // In the same directory, because a rename across file systems is a copy.
        var folder = Path.GetDirectoryName(target) ?? target;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            DeleteAbandoned(folder, Path.GetFileName(target));
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception failure)
        {
            TryDelete(temporary);
            if (failure is UnauthorizedAccessException)
                throw new IOException($"'{path}' may not be written: {failure.Message}", failure);
            // What .NET makes of a file that grows beyond a limit of the process or of the file system (EFBIG).
            if (failure is ArgumentOutOfRangeException { ParamName: "value" })
                throw new IOException($"'{path}' could not be written: {failure.Message}", failure);
            throw;
        }
    }

    /// <summary>Deletes what processes that were killed left of the same file. One that still writes holds a lock on its own.</summary>
    private static void DeleteAbandoned(string folder, string name)
    {
        foreach (var temporary in Directory.EnumerateFiles(folder, $".{name}.*.tmp"))
        {
            try
            {
                using (new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }
                File.Delete(temporary);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Somebody is writing it, or deleted it first.
            }
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
