namespace NnGen;

/// <summary>How a folder of images is read.</summary>
public sealed class ImageFolderOptions : ImageOptions
{
    /// <summary>
    /// The names of the folders in the order of the class indices; null for all that are there, sorted by their characters' codes. Given names may lack a folder or
    /// its images, such as in a small test set, but there must be no folder beside them.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>
    /// When given, files that are no whole PNG or JPEG images are left out and this is told of each, by one thread at a time; otherwise the first one is an error.
    /// </summary>
    public Action<DamagedImage>? SkipDamaged { get; init; }
}
