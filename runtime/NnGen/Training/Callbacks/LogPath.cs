using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NnGen;

/// <summary>A path with the numbers of an epoch in it: <c>run-{epoch:00}-{val_loss:0.0000}.safetensors</c>.</summary>
internal sealed partial class LogPath(string pattern)
{
    private const string EpochName = "epoch";

    /// <summary>The names of logs in the pattern.</summary>
    public IReadOnlyList<string> Names =>
        [.. Placeholder().Matches(pattern).Select(match => match.Groups[1].Value).Where(name => name != EpochName).Distinct(StringComparer.Ordinal)];

    /// <summary>The folder of the files; it may not depend on the epoch.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(pattern)) ?? "";

    /// <summary>The path of one epoch, whole, with numbers in invariant culture.</summary>
    public string Of(int epoch, IReadOnlyDictionary<string, double> logs) => Path.GetFullPath(Placeholder().Replace(
        pattern,
        match =>
        {
            var (name, format) = (match.Groups[1].Value, match.Groups[2].Value);
            return name == EpochName
                ? epoch.ToString(format, CultureInfo.InvariantCulture)
                : logs[name].ToString(format, CultureInfo.InvariantCulture);
        }));

    [GeneratedRegex(@"\{([^{}:]+)(?::([^{}]*))?\}")]
    private static partial Regex Placeholder();
}
