namespace NnGen.Tests.Data;

/// <summary>Files beside the tests' sources, and files that a test makes for itself.</summary>
internal static class Fixture
{
    public static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NnGen.sln")))
                return Path.Combine(folder.FullName, "tests", "NnGen.Tests", "Data", name);
        }

        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}

/// <summary>A file that is deleted in the end.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public void Dispose() => File.Delete(Path);
}
