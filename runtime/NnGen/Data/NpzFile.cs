using System.IO.Compression;
using NnGen.Serialization;

namespace NnGen;

/// <summary>NumPy's archives of named arrays, <c>.npz</c>: what <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write.</summary>
public static class NpzFile
{
    private const string Suffix = ".npy";

    // NumPy writes this date too: the bytes of an archive depend on its arrays alone.
    private static readonly DateTimeOffset s_date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads all arrays of an archive.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The arrays by their names, without <c>.npy</c>.</returns>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or an array is of an unsupported type; names the array.</exception>
    public static IReadOnlyDictionary<string, NumberArray> Load(string path)
    {
        using var archive = Open(path);
        var arrays = new Dictionary<string, NumberArray>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            if (NameOf(entry) is { } name && !arrays.TryAdd(name, Read(entry, path)))
                throw new InvalidDataException($"{path}: two arrays are called '{name}'.");
        }

        return arrays;
    }

    /// <summary>Reads one array of an archive; the others are not decompressed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The array's name, without <c>.npy</c>.</param>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or has no such array; names those it has.</exception>
    public static NumberArray Load(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var archive = Open(path);
        return archive.GetEntry(name + Suffix) is { } entry
            ? Read(entry, path)
            : throw new InvalidDataException(
                $"{path} has no array '{name}'; it has {string.Join(", ", archive.Entries.Select(NameOf).OfType<string>())}.");
    }

    /// <summary>Writes an archive; the same arrays give the same bytes.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="arrays">The arrays by their names.</param>
    /// <param name="compress">Whether to compress, as <c>numpy.savez_compressed</c> does.</param>
    /// <exception cref="ArgumentException">A name is empty, or comes twice.</exception>
    /// <exception cref="IOException">The file could not be written; an earlier file of that name is untouched.</exception>
    public static void Save(string path, IEnumerable<KeyValuePair<string, NumberArray>> arrays, bool compress = false)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        var named = arrays.ToList();
        if (named.Exists(pair => string.IsNullOrEmpty(pair.Key)) || named.DistinctBy(pair => pair.Key, StringComparer.Ordinal).Count() != named.Count)
            throw new ArgumentException("Every array of an archive has a name of its own.", nameof(arrays));
        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, array) in named)
            {
                var entry = archive.CreateEntry(name + Suffix, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                entry.LastWriteTime = s_date;
                using var content = entry.Open();
                NpyFile.Write(content, array);
            }
        });
    }

    private static ZipArchive Open(string path)
    {
        var stream = File.OpenRead(path);
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException error)
        {
            stream.Dispose();
            throw new InvalidDataException($"{path} is not an npz archive: {error.Message}", error);
        }
    }

    private static NumberArray Read(ZipArchiveEntry entry, string path)
    {
        try
        {
            using var content = entry.Open();
            return NpyReader.Read(content);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}, array '{NameOf(entry)}': {error.Message}", error);
        }
    }

    private static string? NameOf(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(Suffix, StringComparison.Ordinal) ? entry.FullName[..^Suffix.Length] : null;
}
