using System.Buffers.Binary;
using System.Text;
using NnGen.Generated;
using NnGen.Tests.Models;

namespace NnGen.Tests.Serialization;

/// <summary>Files that are damaged or made to harm: each is refused with a reason, and the model stays as it was.</summary>
public class HostileModelFileTests
{
    private const string Metadata =
        """ "__metadata__":{"format":"nngen","version":"1","model":"Single","architecture":"1"} """;

    private const string Tensor = """ "A":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} """;

    [Fact]
    public void A_hand_written_file_is_read()
    {
        var core = Core();

        Load(core, Bytes($"{{{Metadata},{Tensor}}}   ", dataLength: 8));

        Assert.Equal([0f, 0f], TestModel.Elements(core.Parameters[0]));
    }

    [Fact]
    public void A_file_truncated_anywhere_is_refused_and_the_model_is_unchanged()
    {
        var whole = Bytes($"{{{Metadata},{Tensor}}}", dataLength: 8);

        for (var length = 0; length < whole.Length; length++)
            Refuse(whole[..length], because: null);
    }

    [Theory]
    [InlineData(ulong.MaxValue, "claims 18446744073709551615 bytes; no header is that long")]
    [InlineData(1UL << 63, "no header is that long")]
    [InlineData(100_000_001UL, "no header is that long")]
    [InlineData(90_000_000UL, "is truncated")]
    [InlineData(0UL, "not well-formed JSON")]
    public void A_header_length_that_cannot_be_is_refused(ulong length, string because)
    {
        var bytes = Bytes($"{{{Metadata},{Tensor}}}", dataLength: 8);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);

        Refuse(bytes, because);
    }

    [Theory]
    [InlineData("""{"dtype":"F16","shape":[2],"data_offsets":[0,8]}""", "A has elements of type F16")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[0,4]}""", "A [2] takes 8 bytes, but 4 are set apart")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[8,0]}""", "is no range")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}""", "is no range")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[-9223372036854775808,9223372036854775807]}""", "is no range")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[4,12]}""", "ends at byte 12 of 8")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[0,8,16]}""", "two data_offsets")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775808]}""", "not a 64-bit integer")]
    [InlineData("""{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}""", "not a 64-bit integer")]
    [InlineData("""{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}""", "something else than numbers in A.shape")]
    [InlineData("""{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}""", "outside 0 to 2147483647")]
    [InlineData("""{"dtype":"F32","shape":[4294967298],"data_offsets":[0,8]}""", "outside 0 to 2147483647")]
    [InlineData("""{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}""", "larger than any file")]
    [InlineData("""{"dtype":"F32","shape":[65536,65536,65536,16384],"data_offsets":[0,0]}""", "larger than any file")]
    [InlineData("""{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}""", "not well-formed JSON")]
    [InlineData("""{"dtype":null,"shape":[2],"data_offsets":[0,8]}""", "A.dtype should be a String")]
    [InlineData("""{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "A.dtype twice")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[0,8],"more":1}""", "A.more, which the format does not know")]
    [InlineData("""{"dtype":"F32","shape":[2]}""", "without a dtype")]
    [InlineData("""[]""", "A should be a StartObject")]
    public void A_tensor_that_cannot_be_is_refused(string tensor, string because) =>
        Refuse(Bytes($$"""{{{Metadata}},"A":{{tensor}}}""", dataLength: 8), because);

    [Theory]
    [InlineData("""[0,8]""", """[4,12]""", 12, "B begins at byte 4 and overlaps")]
    [InlineData("""[0,8]""", """[0,8]""", 8, "overlaps")]
    [InlineData("""[0,8]""", """[12,20]""", 20, "bytes 8 to 12 belong to no tensor")]
    [InlineData("""[0,8]""", """[8,16]""", 17, "1 bytes follow the last tensor")]
    [InlineData("""[0,8]""", """[8,16]""", 15, "is truncated")]
    public void Tensors_must_cover_the_data_exactly(string first, string second, int dataLength, string because)
    {
        var json = $$$"""{{{{Metadata}}},"A":{"dtype":"F32","shape":[2],"data_offsets":{{{first}}}},"B":{"dtype":"F32","shape":[2],"data_offsets":{{{second}}}}}""";

        Refuse(Bytes(json, dataLength), because);
    }

    [Theory]
    [InlineData("[1]", "the header should be a StartObject")]
    [InlineData("null", "the header should be a StartObject")]
    [InlineData("{} {}", "not well-formed JSON")]
    [InlineData("{/* comment */}", "not well-formed JSON")]
    [InlineData("""{"__metadata__":{"format":1}}""", "__metadata__.format should be a String")]
    [InlineData("""{"__metadata__":{"format":"nngen","format":"nngen"}}""", "format twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "__metadata__ twice")]
    [InlineData("""{"\ud800":{}}""", "a string that is not text")]
    [InlineData("""{}""", "not one that a model of this library saved")]
    [InlineData("""{"__metadata__":{"format":"pt"}}""", "not one that a model of this library saved")]
    [InlineData("""{"__metadata__":{"format":"nngen","version":"2"}}""", "of version '2'")]
    [InlineData("""{"__metadata__":{"format":"nngen","version":"1","optimizer_slots":""}}""", "no step")]
    [InlineData("""{"__metadata__":{"format":"nngen","version":"1","optimizer_slots":"","step":"-1"}}""", "its step is '-1'")]
    [InlineData("""{"__metadata__":{"format":"nngen","version":"1"}}""", "A [2] is missing in the file")]
    public void A_header_of_something_else_is_refused(string json, string because) => Refuse(Bytes(json, dataLength: 0), because);

    [Fact]
    public void A_tensor_twice_is_refused() => Refuse(Bytes($"{{{Metadata},{Tensor},{Tensor}}}", dataLength: 8), "has A twice");

    [Fact]
    public void A_missing_architecture_is_refused() =>
        Refuse(Bytes($$"""{"__metadata__":{"format":"nngen","version":"1"},{{Tensor}}}""", dataLength: 8), "architecture unknown, expected 1");

    [Theory]
    [InlineData("""{"a":""", "a.a, which the format does not know")]
    [InlineData("[", "the header should be a StartObject")]
    public void Json_of_any_depth_is_refused_without_recursion(string level, string because) =>
        Refuse(Bytes(string.Concat(Enumerable.Repeat(level, 100_000)), dataLength: 0), because);

    [Fact]
    public void A_shape_of_any_depth_is_refused_without_recursion() =>
        Refuse(Bytes($$"""{"A":{"shape":{{new string('[', 100_000)}}""", dataLength: 0), "not well-formed JSON");

    [Fact]
    public void A_name_that_is_not_utf8_is_refused()
    {
        var bytes = Bytes("""{"?":{}}""", dataLength: 0);
        bytes[8 + 2] = 0xFF;

        Refuse(bytes, "a string that is not text");
    }

    private static ModelCore Core()
    {
        var core = TestModel.Of(new ParameterInfo("A", [2], 0, ParameterLayout.Flat(2)));
        core.Parameters[0].CopyFrom([3f, 4f]);
        return core;
    }

    private static byte[] Bytes(string header, int dataLength)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. new byte[dataLength]];
    }

    private static void Load(ModelCore core, byte[] bytes)
    {
        using var file = new TemporaryFile();
        File.WriteAllBytes(file.Path, bytes);
        ModelFile.Load(core, file.Path);
    }

    private static void Refuse(byte[] bytes, string? because)
    {
        var core = Core();

        var error = Assert.Throws<InvalidDataException>(() => Load(core, bytes));

        Assert.Contains(because ?? "", error.Message, StringComparison.Ordinal);
        Assert.Equal([3f, 4f], TestModel.Elements(core.Parameters[0]));
    }
}
