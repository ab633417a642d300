using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace NnGen.Generator.Tests.Infrastructure;

/// <summary>
/// Compares emitted files with those that were accepted before, which lie in <c>_snapshots</c> beside the test under the names and
/// with the bytes that Verify gives them: <c>Class.Method#Hint.verified.cs</c>. With NNGEN_ACCEPT=1 the emitted ones are accepted.
/// </summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: true);

    private static readonly string s_version =
        typeof(NnGenerator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static bool Accepts =>
        Environment.GetEnvironmentVariable("NNGEN_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    /// <summary>Checks the set of emitted files and the text of each.</summary>
    /// <param name="files">Texts by hint name.</param>
    /// <param name="parameter">Distinguishes the cases of a theory.</param>
    /// <param name="testMethod">The test.</param>
    /// <param name="testFile">Its file, named after its class.</param>
    public static void Verify(
        IReadOnlyDictionary<string, string> files,
        string parameter = "",
        [CallerMemberName] string testMethod = "",
        [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "_snapshots");
        var test = $"{Path.GetFileNameWithoutExtension(testFile)}.{testMethod}{(parameter.Length > 0 ? "_" + parameter : "")}";
        Verify(files, folder, test, Accepts);
    }

    /// <summary>The comparison itself, of a test's files in a folder.</summary>
    public static void Verify(IReadOnlyDictionary<string, string> files, string folder, string test, bool accept)
    {
        Directory.CreateDirectory(folder);
        var emitted = files.ToDictionary(file => FileName(test, file.Key), file => Text(file.Key, file.Value));
        var known = Directory.EnumerateFiles(folder, $"{test}#*.verified.cs").Select(path => Path.GetFileName(path)!).ToHashSet();
        var failures = new List<string>();
        foreach (var (name, text) in emitted.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, name);
            var received = path.Replace(".verified.cs", ".received.cs", StringComparison.Ordinal);
            File.Delete(received);
            var difference = known.Contains(name) ? FirstDifference(Read(path), text) : "is new";
            if (difference is null)
            {
                continue;
            }

            File.WriteAllText(accept ? path : received, text, s_encoding);
            failures.Add($"{name} {difference}");
        }

        foreach (var stale in known.Except(emitted.Keys).Order(StringComparer.Ordinal))
        {
            failures.Add($"{stale} is no longer emitted");
            if (accept)
            {
                File.Delete(Path.Combine(folder, stale));
            }
        }

        Assert.True(
            accept || failures.Count == 0,
            $"{string.Join(Environment.NewLine, failures)}{Environment.NewLine}If that is intended, run again with NNGEN_ACCEPT=1.");
    }

    private static string FileName(string test, string hintName)
    {
        var hint = hintName.EndsWith(".cs", StringComparison.Ordinal) ? hintName[..^".cs".Length] : hintName;
        return $"{test}#{hint}.verified.cs";
    }

    private static string Text(string hintName, string text)
    {
        var body = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Replace($"\"{s_version}\"", "\"%VERSION%\"", StringComparison.Ordinal);
        return $"//HintName: {hintName}\n{body}";
    }

    // A checkout may have turned line ends.
    private static string Read(string path) => File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static string? FirstDifference(string accepted, string emitted)
    {
        if (accepted == emitted)
        {
            return null;
        }

        var (before, now) = (accepted.Split('\n'), emitted.Split('\n'));
        var line = before.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"differs in line {line + 1}:\n  - {before.ElementAtOrDefault(line)}\n  + {now.ElementAtOrDefault(line)}";
    }
}
