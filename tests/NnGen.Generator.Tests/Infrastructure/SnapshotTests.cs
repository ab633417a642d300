using Xunit;

namespace NnGen.Generator.Tests.Infrastructure;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Accepted_files_have_names_and_bytes_of_Verify()
    {
        Snapshot.Verify(Files(("A.Api.g.cs", "class A;\n\n")), _folder, "T.M", accept: true);

        var bytes = File.ReadAllBytes(Path.Combine(_folder, "T.M#A.Api.g.verified.cs"));
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "//HintName: A.Api.g.cs\nclass A;"u8], bytes);
    }

    [Fact]
    public void Equal_files_pass_and_leave_nothing_behind()
    {
        var files = Files(("A.g.cs", "class A;\n"), ("B.g.cs", "class B;\n"));
        Snapshot.Verify(files, _folder, "T.M", accept: true);

        Snapshot.Verify(files, _folder, "T.M", accept: false);

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("class A;", "class B;", "differs in line 2")]
    [InlineData("class A;", "class A;\nclass B;", "differs in line 3")]
    public void A_difference_fails_names_its_line_and_is_kept_beside(string accepted, string emitted, string message)
    {
        Snapshot.Verify(Files(("A.g.cs", accepted)), _folder, "T.M", accept: true);

        var failure = Assert.ThrowsAny<Exception>(() => Snapshot.Verify(Files(("A.g.cs", emitted)), _folder, "T.M", accept: false));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "T.M#A.g.received.cs")));
    }

    [Fact]
    public void A_file_too_many_or_too_few_fails()
    {
        Snapshot.Verify(Files(("A.g.cs", "class A;")), _folder, "T.M", accept: true);

        Assert.Contains("B.g.verified.cs is new", Fail(Files(("A.g.cs", "class A;"), ("B.g.cs", ""))), StringComparison.Ordinal);
        Assert.Contains("A.g.verified.cs is no longer emitted", Fail(Files()), StringComparison.Ordinal);

        string Fail(IReadOnlyDictionary<string, string> files) =>
            Assert.ThrowsAny<Exception>(() => Snapshot.Verify(files, _folder, "T.M", accept: false)).Message;
    }

    [Fact]
    public void Accepting_deletes_what_is_no_longer_emitted_by_that_test_only()
    {
        Snapshot.Verify(Files(("A.g.cs", "class A;")), _folder, "T.M", accept: true);
        Snapshot.Verify(Files(("A.g.cs", "class A;")), _folder, "T.M2", accept: true);

        Snapshot.Verify(Files(("B.g.cs", "class B;")), _folder, "T.M", accept: true);

        Assert.Equal(
            ["T.M#B.g.verified.cs", "T.M2#A.g.verified.cs"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Files(params (string Name, string Text)[] files) => files.ToDictionary(f => f.Name, f => f.Text);
}
