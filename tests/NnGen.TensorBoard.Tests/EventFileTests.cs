using NnGen.TensorBoard.Protos;

namespace NnGen.TensorBoard.Tests;

public class EventFileTests
{
    [Fact]
    public void On_a_full_disk_the_file_ends_with_a_whole_record_and_says_so()
    {
        var disk = new FullDisk(capacity: 150);
        using var file = new EventFile(disk, "events", TimeProvider.System, TimeSpan.FromHours(1));
        file.Append(Note());
        file.Flush();
        var whole = disk.Length;
        file.Append(Note());
        file.Append(Note());
        file.Append(Note());

        var problem = Assert.Throws<IOException>(file.Flush);

        Assert.Equal("TensorBoard's event file 'events' cannot be written: No space left.", problem.Message);
        Assert.Equal(whole, disk.Length);
        Assert.Equal(2, Records.Read(disk.ToArray()).Count);
    }

    [Fact]
    public void After_that_every_call_throws_and_disposing_does_not()
    {
        var disk = new FullDisk(capacity: 60);
        var file = new EventFile(disk, "events", TimeProvider.System, TimeSpan.FromHours(1));
        file.Append(Note());
        Assert.Throws<IOException>(file.Flush);

        Assert.Equal(
            "TensorBoard's event file 'events' could not be written before, so nothing more is.",
            Assert.Throws<IOException>(() => file.Append(Note())).Message);
        Assert.Throws<IOException>(file.Flush);
        file.Dispose();
        Assert.False(disk.CanWrite);
    }

    private static Event Note() => new() { Step = 1, Summary = new() { Value = { new Summary.Types.Value { Tag = "note", SimpleValue = 1 } } } };

    /// <summary>Takes so many bytes, and of what is too much the part that fits, as a disk does.</summary>
    private sealed class FullDisk(int capacity) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var fits = Math.Min(buffer.Length, capacity - (int)Position);
            base.Write(buffer[..fits]);
            if (fits < buffer.Length)
                throw new IOException("No space left.");
        }
    }
}
