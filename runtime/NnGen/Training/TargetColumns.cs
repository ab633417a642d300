using NnGen.Generated;

namespace NnGen;

/// <summary>The target columns of a model of several outputs.</summary>
internal static class TargetColumns
{
    /// <summary>The columns, found by the names of outputs, side by side as numbers: a row for each sample.</summary>
    /// <exception cref="ArgumentException">A column is missing, too much, or does not fit.</exception>
    public static Column<float> Pack(string model, OutputInfo[] outputs, Dataset data, string argument)
    {
        var names = OutputChoice.Names(outputs);
        if (data.Targets.Count != outputs.Length)
            throw new ArgumentException($"{model} takes the target columns {names}, but the dataset has {data.Targets.Count}.", argument);
        var width = outputs.Sum(output => output.Loss!.TargetWidth);
        var rows = new float[checked(data.Count * width)];
        var offset = 0;
        foreach (var output in outputs)
        {
            var column = data.Targets.FirstOrDefault(column => column.Name == output.Name)
                ?? throw new ArgumentException(
                    $"{model} takes the target columns {names}, but the dataset has {string.Join(", ", data.Targets.Select(column => $"'{column.Name}'"))}.", argument);
            var (values, size) = (ValuesFor(model, output, column, argument), output.Loss!.TargetWidth);
            for (var sample = 0; sample < data.Count; sample++)
                values.AsSpan(sample * size, size).CopyTo(rows.AsSpan((sample * width) + offset));
            offset += size;
        }

        return new Column<float>("Targets", rows, [width], width);
    }

    private static float[] ValuesFor(string model, OutputInfo output, Column column, string argument) => output.Loss!.ClassIndices
        ? TrainingData.LabelsFor(model, output.Size, column, argument).ToSingles()
        : TrainingData.TargetsFor(output.Loss, column, argument).ToSingles();
}
