namespace NnGen.Tests.Serialization;

/// <summary>A path in a directory of its own, which goes when the test ends.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile() => Folder = Directory.CreateTempSubdirectory("nngen").FullName;

    public string Folder { get; }

    public string Path => System.IO.Path.Combine(Folder, "model.safetensors");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
