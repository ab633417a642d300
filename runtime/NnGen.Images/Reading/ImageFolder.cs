namespace NnGen;

/// <summary>
/// Images of PNG and JPEG files in a folder for each class, as Keras's <c>image_dataset_from_directory</c> reads them: class names are those of the folders, sorted; images
/// are resized bilinearly. Pixels are bytes, 0 to 255, for a model with <c>[Input(height, width, channels, ElementType = ElementType.UInt8)]</c> and
/// <c>[Rescaling(1.0 / 255)]</c>. Immutable.
/// </summary>
public sealed class ImageFolder
{
    private readonly string[] _paths;
    private readonly int[] _labels;

    private ImageFolder(ImageFolderOptions options, IReadOnlyList<string> classNames, string[] paths, int[] labels, IReadOnlyList<string> ignoredPaths)
    {
        Options = options;
        ClassNames = classNames;
        _paths = paths;
        _labels = labels;
        Paths = Array.AsReadOnly(paths);
        Labels = Array.AsReadOnly(labels);
        IgnoredPaths = ignoredPaths;
    }

    /// <summary>How images are read.</summary>
    public ImageFolderOptions Options { get; }

    /// <summary>The names of the classes in the order of their indices.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of files.</summary>
    public int Count => _paths.Length;

    /// <summary>The files, class by class, sorted by their paths.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The class of each file.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The files in the folders of classes that are not read: their names end in neither <c>.png</c> nor <c>.jpg</c> nor <c>.jpeg</c>.</summary>
    public IReadOnlyList<string> IgnoredPaths { get; }

    /// <summary>Finds the files; none is opened yet.</summary>
    /// <param name="path">The folder that has a folder for each class; images may lie in folders below those.</param>
    /// <param name="options">Size, channels and so on; null for 256 × 256 in colour.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">There are no classes, a class has no images, or a folder is none of the given classes; says which.</exception>
    /// <exception cref="ArgumentException">A class is given twice, or a size makes no sense.</exception>
    public static ImageFolder Open(string path, ImageFolderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new ImageFolderOptions();
        options.Validate();
        var found = ImageFiles.ClassNames(path);
        var names = ClassNamesOf(path, found, options);
        var (paths, labels, ignored) = (new List<string>(), new List<int>(), new List<string>());
        for (var label = 0; label < names.Length; label++)
        {
            if (!found.Contains(names[label], StringComparer.Ordinal))
                continue;
            var (images, others) = ImageFiles.Find(Path.Combine(path, names[label]));
            if (images.Count == 0 && options.ClassNames is null)
                throw new InvalidDataException($"{Path.Combine(path, names[label])} has no PNG or JPEG files. Remove it, or give {nameof(ImageFolderOptions.ClassNames)}.");
            paths.AddRange(images);
            labels.AddRange(Enumerable.Repeat(label, images.Count));
            ignored.AddRange(others);
        }

        return paths.Count > 0
            ? new ImageFolder(options, Array.AsReadOnly(names), [.. paths], [.. labels], ignored.AsReadOnly())
            : throw new InvalidDataException($"{path} has no PNG or JPEG files in folders of classes.");
    }

    /// <summary>Shuffles the files and cuts in two; nothing is read. The same seed gives the same parts, and the parts of the dataset would be the same.</summary>
    /// <param name="fraction">How much goes to the first part, between 0 and 1; rounded to a whole number of files.</param>
    /// <param name="seed">Which order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves a part empty.</exception>
    public (ImageFolder First, ImageFolder Second) Split(double fraction, int seed = 0)
    {
        var (first, second) = Indices.Split(fraction, seed);
        return (Part(first), Part(second));
    }

    /// <summary>As <see cref="Split"/>, with the same share of every class in both parts, to within one file a class.</summary>
    /// <param name="fraction">How much goes to the first part, between 0 and 1; rounded to a whole number of files.</param>
    /// <param name="seed">Which order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1, or leaves a part empty.</exception>
    public (ImageFolder First, ImageFolder Second) StratifiedSplit(double fraction, int seed = 0)
    {
        var (first, second) = Indices.StratifiedSplit(fraction, seed);
        return (Part(first), Part(second));
    }

    /// <summary>Reads all images into memory, on all processors: inputs <c>[N, height, width, channels]</c> of bytes, the class as target.</summary>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="IOException">A file could not be read.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is no whole PNG or JPEG image (names it), or all together are more than 2 GB: use <see cref="ToStream"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Dataset ToDataset(CancellationToken cancellationToken = default) => ImageSamples.ReadAll(this, cancellationToken);

    /// <summary>
    /// A stream of the images, for more than memory holds. They are read and decoded on the thread of the stream while the model trains; memory is
    /// taken for a few images, however many there are. With <see cref="ImageFolderOptions.SkipDamaged"/> the number of samples is not known ahead.
    /// </summary>
    /// <param name="shuffle">Whether the files come in another order every epoch; if not, class by class, for evaluation.</param>
    /// <param name="seed">Which orders; the same on every platform.</param>
    public DataStream ToStream(bool shuffle = true, int seed = 0) =>
        DataStream.FromParts(
        (epoch, cancellationToken) => ImageSamples.ReadParts(this, OrderOf(epoch, shuffle, seed), cancellationToken),
        Options.SkipDamaged is null ? Count : null);

    /// <summary>The number of files and of classes.</summary>
    public override string ToString() => $"{Count} images, {ClassNames.Count} classes";

    private static string[] ClassNamesOf(string path, string[] found, ImageFolderOptions options)
    {
        if (options.ClassNames is not { } given)
            return found.Length > 0 ? found : throw new InvalidDataException($"{path} has no folders: each class is a folder of images.");
        if (given.Distinct(StringComparer.Ordinal).Count() != given.Count)
            throw new ArgumentException($"The classes {string.Join(", ", given)} are not all different.", nameof(options));
        var others = found.Except(given, StringComparer.Ordinal).ToArray();
        return others.Length == 0
            ? [.. given]
            : throw new InvalidDataException($"{path} has the folders {string.Join(", ", others)}, which are none of the classes {string.Join(", ", given)}.");
    }

    /// <summary>A dataset of indices, whose splits are those of the images.</summary>
    private Dataset Indices => new(
        [Column.FromMemory<int>("Index", Enumerable.Range(0, Count).ToArray())], Column.FromMemory<int>("Target", _labels));

    private ImageFolder Part(Dataset indices)
    {
        var files = ((Column<int>)indices.Inputs[0]).Values.ToArray();
        return new ImageFolder(
            Options, ClassNames, Array.ConvertAll(files, file => _paths[file]), Array.ConvertAll(files, file => _labels[file]), IgnoredPaths);
    }

    private int[] OrderOf(int epoch, bool shuffle, int seed) => shuffle
        ? ((Column<int>)Indices.Shuffle(unchecked(seed + (epoch * (int)0x9E3779B9))).Inputs[0]).Values.ToArray()
        : [.. Enumerable.Range(0, Count)];
}
