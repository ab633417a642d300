using System.Text;
using Xunit;

namespace NnGen.Tests.Data;

public class NpyTests
{
    [Theory]
    [InlineData("matrix_f4.npy")]
    [InlineData("matrix_f8.npy")]
    [InlineData("matrix_big_endian.npy")]
    [InlineData("matrix_version2.npy")]
    [InlineData("matrix_version3.npy")]
    public void Numbers_that_numpy_wrote_are_read(string name)
    {
        var array = NpyFile.Load(Fixture.PathOf(name));
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([1.5f, -2.25f, 3, 4, 5.5f, -6.75f], array.ToSingles());
    }

    [Theory]
    [InlineData("i1", typeof(sbyte))]
    [InlineData("i2", typeof(short))]
    [InlineData("i4", typeof(int))]
    [InlineData("i8", typeof(long))]
    [InlineData("u1", typeof(byte))]
    [InlineData("u2", typeof(ushort))]
    public void Whole_numbers_that_numpy_wrote_are_read(string code, Type type)
    {
        var array = NpyFile.Load(Fixture.PathOf($"matrix_{code}.npy"));
        Assert.Equal(type, array.ElementType);
        Assert.Equal([1, 2, 3, 100, 101, 102], array.ToInt32s());
        Assert.Equal([1, 2, 3, 100, 101, 102], array.ToSingles());
    }

    [Fact]
    public void Bools_are_0_and_1() =>
        Assert.Equal([1, 0, 1, 0, 0, 1], NpyFile.Load(Fixture.PathOf("matrix_b1.npy")).ToInt32s());

    [Fact]
    public void Fortran_order_becomes_row_major()
    {
        var array = NpyFile.Load(Fixture.PathOf("fortran_2_3_4.npy"));
        Assert.Equal([2, 3, 4], array.Shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)i), array.ToSingles());
    }

    [Fact]
    public void A_single_number_has_no_dimensions()
    {
        var array = NpyFile.Load(Fixture.PathOf("scalar.npy"));
        Assert.Empty(array.Shape);
        Assert.Equal([7.5f], array.ToSingles());
    }

    [Fact]
    public void What_is_written_has_the_bytes_that_numpy_writes()
    {
        using var file = new TemporaryFile();
        NpyFile.Save(file.Path, [1.5f, -2.25f, 3, 4, 5.5f, -6.75f], 2, 3);
        Assert.Equal(File.ReadAllBytes(Fixture.PathOf("matrix_f4.npy")), File.ReadAllBytes(file.Path));
        NpyFile.Save(file.Path, [1, 2, 3, 100, 101, 102], 2, 3);
        Assert.Equal(File.ReadAllBytes(Fixture.PathOf("matrix_i4.npy")), File.ReadAllBytes(file.Path));
        Assert.Throws<ArgumentException>(() => NpyFile.Save(file.Path, [1f, 2f], 3));
    }

    [Fact]
    public void A_vector_comes_back_as_it_was_written()
    {
        using var file = new TemporaryFile();
        NpyFile.Save(file.Path, [float.Epsilon, float.MaxValue], 2);
        var array = NpyFile.Load(file.Path);
        Assert.Equal([2], array.Shape);
        Assert.Equal([float.Epsilon, float.MaxValue], array.ToSingles());
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var whole = File.ReadAllBytes(Fixture.PathOf("matrix_f4.npy"));
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => NpyFile.Load(new MemoryStream(whole, 0, length)));
    }

    [Theory]
    [InlineData("(1000000000, 1000000000)")]
    [InlineData("(2147483647, 2147483647, 2147483647)")]
    [InlineData("(99999999999999999999,)")]
    [InlineData("(500000000,)")]
    [InlineData("(-1,)")]
    [InlineData("(2.5,)")]
    [InlineData("2")]
    public void A_hostile_shape_is_refused_without_allocating_for_it(string shape)
    {
        var file = WithHeader($"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => NpyFile.Load(new MemoryStream(file)));
        Assert.Throws<InvalidDataException>(() => NpyFile.Load(new Unseekable(file)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Theory]
    [InlineData("{'fortran_order': False, 'shape': (1,), }", "'descr'")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "'fortran_order'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "'shape'")]
    [InlineData("{'descr': '<f2', 'fortran_order': False, 'shape': (1,), }", "'<f2' is not supported")]
    [InlineData("\0\0\0", "'descr'")]
    public void A_header_that_makes_no_sense_is_refused(string header, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => NpyFile.Load(new MemoryStream(WithHeader(header))));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_types_other_files_and_later_versions_are_refused()
    {
        Assert.Contains("'<c16'", Assert.Throws<InvalidDataException>(
            () => NpyFile.Load(Fixture.PathOf("complex.npy"))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => NpyFile.Load(new MemoryStream("PK\x3\x4 this is a zip"u8.ToArray())));
        var later = File.ReadAllBytes(Fixture.PathOf("matrix_f4.npy"));
        later[6] = 4;
        Assert.Throws<InvalidDataException>(() => NpyFile.Load(new MemoryStream(later)));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_up_to_the_end_of_the_array()
    {
        var values = Enumerable.Range(0, 700_000).ToArray();
        using var file = new TemporaryFile();
        NpyFile.Save(file.Path, values, values.Length);
        var stream = new Unseekable([.. File.ReadAllBytes(file.Path), 42]);
        Assert.Equal(values, NpyFile.Load(stream).ToInt32s());
        Assert.Equal(42, stream.ReadByte());
    }

    [Fact]
    public void A_number_that_is_no_int_is_not_made_one()
    {
        var error = Assert.Throws<InvalidDataException>(() => NpyFile.Load(Fixture.PathOf("matrix_f8.npy")).ToInt32s());
        Assert.Contains("Element 0 is 1.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_takes_inputs_and_labels_from_two_files()
    {
        var data = Dataset.FromNpy(Fixture.PathOf("fortran_2_3_4.npy"), Fixture.PathOf("labels.npy"));
        Assert.Equal(2, data.Count);
        Assert.Equal([3, 4], data.Inputs[0].Shape);
        Assert.Equal(12, data.InputsOf(1)[0]);
        Assert.Equal(1, data.LabelOf(0));
        var numbers = Dataset.FromNpy(Fixture.PathOf("matrix_f4.npy"), Fixture.PathOf("matrix_i4.npy"));
        Assert.Equal([100, 101, 102], numbers.TargetsOf(1).ToArray());
    }

    [Fact]
    public void A_dataset_of_files_that_disagree_or_hold_no_samples_is_refused()
    {
        using var file = new TemporaryFile();
        NpyFile.Save(file.Path, [1, 2, 3], 3);
        Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(Fixture.PathOf("matrix_f4.npy"), file.Path));
        Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(Fixture.PathOf("scalar.npy"), file.Path));
        NpyFile.Save(file.Path, Array.Empty<int>(), 0, 100_000, 100_000);
        Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(file.Path, file.Path));
    }

    private static byte[] WithHeader(string header) =>
        [.. NpyReader.Magic, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), 1, 2, 3, 4];

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
