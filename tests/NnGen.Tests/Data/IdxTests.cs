using System.IO.Compression;
using Xunit;

namespace NnGen.Tests.Data;

public class IdxTests
{
    [Fact]
    public void A_compressed_file_of_images_is_read()
    {
        var images = IdxFile.Load(Fixture.PathOf("images.idx3-ubyte.gz"));
        Assert.Equal([3, 2, 2], images.Shape);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (byte)(20 * i)), images.ToBytes());
        Assert.Equal(typeof(byte), images.ElementType);
    }

    [Theory]
    [InlineData("i1", typeof(sbyte))]
    [InlineData("i2", typeof(short))]
    [InlineData("i4", typeof(int))]
    [InlineData("f4", typeof(float))]
    [InlineData("f8", typeof(double))]
    public void Every_element_type_is_read(string code, Type type)
    {
        var numbers = IdxFile.Load(Fixture.PathOf($"numbers_{code}.idx"));
        Assert.Equal(type, numbers.ElementType);
        Assert.Equal([2, 3], numbers.Shape);
        Assert.Equal([-3, 0, 100, 1, 2, 3], numbers.ToSingles());
        Assert.Throws<InvalidOperationException>(() => numbers.ToBytes());
    }

    [Fact]
    public void Images_and_labels_are_a_dataset()
    {
        var data = Dataset.FromIdx(Fixture.PathOf("images.idx3-ubyte.gz"), Fixture.PathOf("labels.idx1-ubyte"));
        Assert.Equal([2, 2], data.Inputs[0].Shape);
        Assert.Equal([80, 100, 120, 140], ((Column<byte>)data.Inputs[0])[1].ToArray());
        Assert.Equal(2, data.LabelOf(2));
    }

    [Theory]
    [InlineData(new byte[] { }, "cut off inside the IDX header")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "does not start with two zero bytes")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 0 }, "element type 0x07")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "claims 0 dimensions")]
    [InlineData(new byte[] { 0, 0, 8, 33 }, "claims 33 dimensions")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "cut off inside the IDX header")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0xFF, 0, 0, 0 }, "claims a dimension of 4278190080")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "shape (3) takes 3 bytes, but 2 came")]
    [InlineData(new byte[] { 0, 0, 0x0E, 2, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0 }, "larger than 2 GB")]
    public void Hostile_files_are_refused_before_memory_is_taken(byte[] bytes, string message)
    {
        using var plain = new TemporaryFile();
        File.WriteAllBytes(plain.Path, bytes);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => IdxFile.Load(plain.Path)).Message, StringComparison.Ordinal);

        using var compressed = new TemporaryFile();
        using (var stream = new GZipStream(File.Create(compressed.Path), CompressionLevel.Fastest))
            stream.Write(bytes);
        Assert.Throws<InvalidDataException>(() => IdxFile.Load(compressed.Path));
    }

    [Fact]
    public void A_compressed_file_that_is_cut_off_is_refused()
    {
        using var file = new TemporaryFile();
        File.WriteAllBytes(file.Path, File.ReadAllBytes(Fixture.PathOf("images.idx3-ubyte.gz"))[..^12]);
        Assert.Throws<InvalidDataException>(() => IdxFile.Load(file.Path));
    }
}
