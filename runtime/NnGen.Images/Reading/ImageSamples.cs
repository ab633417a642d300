namespace NnGen;

/// <summary>Datasets of the images of a folder.</summary>
internal static class ImageSamples
{
    private const string InputName = "Input";
    private const string TargetName = "Target";
    // About this many bytes of pixels are a part of a stream.
    private const int PartBytes = 4 << 20;
    private const int MostOfPart = 256;

    public static Dataset ReadAll(ImageFolder folder, CancellationToken cancellationToken)
    {
        var size = folder.Options.ImageSize;
        if ((long)size * folder.Count > Array.MaxLength)
            throw new InvalidDataException($"{folder.Count} images of {size} bytes are more than 2 GB: use {nameof(ImageFolder.ToStream)}.");
        var pixels = GC.AllocateUninitializedArray<byte>(size * folder.Count);
        var isThere = new bool[folder.Count];
        var told = new Lock();
        // A thread takes run after run of files, with a reader of its own.
        try
        {
            Parallel.For(
                0, folder.Count, new ParallelOptions { CancellationToken = cancellationToken }, () => new ImageReader(folder.Options),
                (file, _, reader) =>
                {
                    isThere[file] = TryRead(folder, reader, file, pixels.AsSpan(file * size, size), told);
                    return reader;
                },
                _ => { });
        }
        catch (AggregateException failures)
        {
            // Which of several damaged files is named does not depend on the threads, as long as all are reached.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(
                failures.Flatten().InnerExceptions.OrderBy(failure => failure.Message, StringComparer.Ordinal).First());
        }

        var count = Compact(pixels, isThere, size);
        if (count == 0)
            throw new InvalidDataException($"All {folder.Count} images are damaged.");
        var labels = folder.Labels.Where((_, file) => isThere[file]).ToArray();
        return Samples(folder, pixels.AsMemory(0, count * size), labels);
    }

    /// <summary>Parts of the same memory, one after the other.</summary>
    public static IEnumerable<Dataset> ReadParts(ImageFolder folder, int[] order, CancellationToken cancellationToken)
    {
        var reader = new ImageReader(folder.Options);
        var size = folder.Options.ImageSize;
        var capacity = Math.Clamp(PartBytes / size, 1, Math.Min(MostOfPart, order.Length));
        var (pixels, labels, told) = (new byte[capacity * size], new int[capacity], new Lock());
        var whole = Samples(folder, pixels, labels);
        var count = 0;
        foreach (var file in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!TryRead(folder, reader, file, pixels.AsSpan(count * size, size), told))
                continue;
            labels[count] = folder.Labels[file];
            if (++count < capacity)
                continue;
            yield return whole;
            count = 0;
        }

        if (count > 0)
            yield return whole.Take(count);
    }

    private static bool TryRead(ImageFolder folder, ImageReader reader, int file, Span<byte> pixels, Lock told)
    {
        try
        {
            reader.Read(folder.Paths[file], pixels);
            return true;
        }
        catch (InvalidDataException problem) when (folder.Options.SkipDamaged is not null)
        {
            lock (told)
                folder.Options.SkipDamaged(new DamagedImage(folder.Paths[file], problem.Message));
            return false;
        }
    }

    /// <summary>Moves the images that are there to the front.</summary>
    private static int Compact(byte[] pixels, bool[] isThere, int size)
    {
        var count = 0;
        for (var file = 0; file < isThere.Length; file++)
        {
            if (!isThere[file])
                continue;
            if (count != file)
                pixels.AsSpan(file * size, size).CopyTo(pixels.AsSpan(count * size));
            count++;
        }

        return count;
    }

    private static Dataset Samples(ImageFolder folder, ReadOnlyMemory<byte> pixels, ReadOnlyMemory<int> labels) => new(
        [Column.FromMemory(InputName, pixels, [folder.Options.Height, folder.Options.Width, folder.Options.Channels])],
        Column.FromMemory(TargetName, labels, classNames: folder.ClassNames));
}
