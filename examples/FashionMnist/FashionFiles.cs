namespace FashionMnist;

/// <summary>The four gzipped IDX files of Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017; MIT licence).</summary>
internal static class FashionFiles
{
    public const string FolderVariable = "NNGEN_FASHION_MNIST";

    private const int ImageSize = 28 * 28;

    private static readonly string[] s_classNames =
        ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    private static string Folder =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : "/usr/share/datasets/fashion-mnist";

    /// <summary>The path of the first file that is not there, or null when all are.</summary>
    public static string? FindMissing() =>
        new[] { "train", "t10k" }.SelectMany(part => new[] { ImagesOf(part), LabelsOf(part) }).FirstOrDefault(path => !File.Exists(path));

    /// <summary>The 60 000 images for training.</summary>
    public static Dataset ReadTraining() => Read("train");

    /// <summary>The 10 000 images for testing.</summary>
    public static Dataset ReadTest() => Read("t10k");

    // Pixels stay bytes: a quarter of what floats take.
    private static Dataset Read(string part) => Dataset.FromArrays(
        IdxFile.Load(ImagesOf(part)).ToBytes(), ImageSize, IdxFile.Load(LabelsOf(part)).ToInt32s(), classNames: s_classNames);

    private static string ImagesOf(string part) => Path.Combine(Folder, $"{part}-images-idx3-ubyte.gz");

    private static string LabelsOf(string part) => Path.Combine(Folder, $"{part}-labels-idx1-ubyte.gz");
}
