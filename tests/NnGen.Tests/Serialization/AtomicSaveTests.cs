using NnGen.Generated;
using NnGen.Serialization;
using NnGen.Tests.Models;

namespace NnGen.Tests.Serialization;

public class AtomicSaveTests
{
    [Fact]
    public void A_failure_while_writing_leaves_the_old_file_and_nothing_else()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "old");

        Assert.Throws<IOException>(() => AtomicFile.Write(file.Path, stream =>
        {
            stream.Write("half of the new"u8);
            throw new IOException("the disk is full");
        }));

        Assert.Equal("old", File.ReadAllText(file.Path));
        Assert.Equal([file.Path], Directory.GetFileSystemEntries(file.Folder));
    }

    [Fact]
    public void A_failure_of_the_rename_leaves_nothing_behind()
    {
        using var file = new TemporaryFile();
        Directory.CreateDirectory(file.Path);

        Assert.ThrowsAny<SystemException>(() => ModelFile.Save(TestModel.Core(), file.Path));

        Assert.Equal([file.Path], Directory.GetFileSystemEntries(file.Folder));
    }

    [Fact]
    public void An_earlier_file_is_replaced_and_no_temporary_one_stays()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "old");

        ModelFile.Save(TestModel.Core(), file.Path);

        Assert.True(new FileInfo(file.Path).Length > 1000);
        Assert.Equal([file.Path], Directory.GetFileSystemEntries(file.Folder));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_input_output_error()
    {
        using var file = new TemporaryFile();

        Assert.Throws<DirectoryNotFoundException>(() => ModelFile.Save(TestModel.Core(), Path.Combine(file.Folder, "none", "a.safetensors")));
    }
}
