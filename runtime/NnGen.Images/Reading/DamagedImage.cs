namespace NnGen;

/// <summary>A file that is no whole PNG or JPEG image.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">What is wrong with it, with its path.</param>
public sealed record DamagedImage(string Path, string Problem);
