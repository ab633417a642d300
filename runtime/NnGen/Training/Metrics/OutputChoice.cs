using NnGen.Generated;

namespace NnGen;

/// <summary>Finds the output of a model that a metric or a report is about, by its name.</summary>
internal static class OutputChoice
{
    /// <summary>The index of the output; 0 for the only one.</summary>
    /// <param name="info">The model.</param>
    /// <param name="output">The name that was given, or null.</param>
    /// <param name="subject">What is about it, for the message: <c>metric 'mae'</c>.</param>
    /// <param name="advice">How to name an output, for the message.</param>
    /// <param name="argument">What the caller was given.</param>
    /// <exception cref="ArgumentException">There is no such output, or there are several and none was named; names those that there are.</exception>
    public static int Find(ModelInfo info, string? output, string subject, string advice, string argument)
    {
        if (info.Outputs.Length == 0)
        {
            return output is null
                ? 0
                : throw new ArgumentException($"The {subject} is of the output '{output}', but {info.Name} has one, which has no name.", argument);
        }

        if (output is null)
            throw new ArgumentException($"{info.Name} has the outputs {Names(info.Outputs)}, and the {subject} is of one: {advice}.", argument);
        var index = Array.FindIndex(info.Outputs, candidate => candidate.Name == output);
        return index >= 0
            ? index
            : throw new ArgumentException($"The {subject} is of the output '{output}', but {info.Name} has {Names(info.Outputs)}.", argument);
    }

    /// <summary>The names of outputs for a message: <c>'Price', 'Kind'</c>.</summary>
    public static string Names(IEnumerable<OutputInfo> outputs) => string.Join(", ", outputs.Select(output => $"'{output.Name}'"));
}
