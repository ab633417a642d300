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
    public void What_a_killed_process_left_is_deleted_by_the_next_write_unless_somebody_writes_it()
    {
        using var file = new TemporaryFile();
        var name = Path.GetFileName(file.Path);
        var abandoned = Path.Combine(file.Folder, $".{name}.abandoned.tmp");
        var other = Path.Combine(file.Folder, ".other.abandoned.tmp");
        var busy = Path.Combine(file.Folder, $".{name}.busy.tmp");
        File.WriteAllText(abandoned, "half");
        File.WriteAllText(other, "half of another file");
        using (new FileStream(busy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            AtomicFile.Write(file.Path, stream => stream.Write("whole"u8));

        string[] expected = [busy, other, file.Path];
        Assert.Equal(expected.Order(), Directory.GetFileSystemEntries(file.Folder).Order());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_input_output_error()
    {
        using var file = new TemporaryFile();

        Assert.Throws<DirectoryNotFoundException>(() => ModelFile.Save(TestModel.Core(), Path.Combine(file.Folder, "none", "a.safetensors")));
    }
}
