namespace NnGen.FashionMnist;

/// <summary>A test that needs the Fashion-MNIST files, and is skipped with a message where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FashionFactAttribute : FactAttribute
{
    public FashionFactAttribute()
    {
        if (FashionFiles.FindMissing() is { } missing)
        {
            Skip = $"{missing} is missing. On Debian: apt-get install dataset-fashion-mnist; "
                + $"elsewhere put the four files into a folder and name it in {FashionFiles.FolderVariable}.";
        }
    }
}
