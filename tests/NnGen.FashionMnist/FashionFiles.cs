namespace NnGen.FashionMnist;

/// <summary>The four gzipped idx files of Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017).</summary>
internal static class FashionFiles
{
    public const string FolderVariable = "NNGEN_FASHION_MNIST";
    public const int ImageSize = 28 * 28;

    private static string Folder =>
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : "/usr/share/datasets/fashion-mnist";

    /// <summary>The path of the first file that is not there, or null when all are.</summary>
    public static string? FindMissing() =>
        new[] { "train", "t10k" }
            .SelectMany(part => new[] { ImagesOf(part), LabelsOf(part) })
            .FirstOrDefault(path => !File.Exists(path));

    /// <summary>The 60 000 samples for training, each of 784 numbers from 0 to 1.</summary>
    public static Dataset ReadTraining() => Read("train");

    /// <summary>The 10 000 samples for testing.</summary>
    public static Dataset ReadTest() => Read("t10k");

    private static Dataset Read(string part) => Dataset.FromArrays(
        Array.ConvertAll(IdxFile.Load(ImagesOf(part)).ToSingles(), pixel => pixel / 255), ImageSize, IdxFile.Load(LabelsOf(part)).ToInt32s());

    private static string ImagesOf(string part) => Path.Combine(Folder, $"{part}-images-idx3-ubyte.gz");

    private static string LabelsOf(string part) => Path.Combine(Folder, $"{part}-labels-idx1-ubyte.gz");
}
