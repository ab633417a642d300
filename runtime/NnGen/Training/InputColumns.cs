using System.Globalization;
using NnGen.Generated;

namespace NnGen;

/// <summary>Input columns as a model takes them.</summary>
internal static class InputColumns
{
    /// <summary>A column of the element type that a model takes, checked.</summary>
    /// <exception cref="ArgumentException">An element is not finite, not whole, or out of range; names the sample and the column.</exception>
    public static Column For(ModelInfo info, Column column, string argument) => info.InputType switch
    {
        ElementType.Float32 => Numbers(column, argument),
        ElementType.Int32 => Tokens(info, column, argument),
        _ => column as Column<byte>
            ?? throw new ArgumentException($"{info.Name} takes bytes, but column '{column.Name}' holds {column.ElementType.Name}.", argument),
    };

    private static Column<float> Numbers(Column column, string argument)
    {
        // Bytes and whole numbers are numbers.
        var numbers = column as Column<float>
            ?? new Column<float>(column.Name, column.ToSingles(), column.Shape, column.Width, column.ComponentNames);
        TrainingData.RequireFinite(numbers, "input", argument);
        return numbers;
    }

    private static Column<int> Tokens(ModelInfo info, Column column, string argument)
    {
        var tokens = column as Column<int> ?? Whole(info, column, argument);
        var values = tokens.Values;
        for (var i = 0; i < values.Length && info.TokenLimit > 0; i++)
        {
            if ((uint)values[i] >= (uint)info.TokenLimit)
            {
                throw new ArgumentException(
                    $"{TrainingData.Place(column, i)}: {values[i]} is not one of 0 to {info.TokenLimit - 1}.", argument);
            }
        }

        return tokens;
    }

    private static Column<int> Whole(ModelInfo info, Column column, string argument)
    {
        var numbers = column.ToSingles();
        var failed = WholeNumbers.TryConvert(numbers, out var whole);
        if (failed >= 0)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{TrainingData.Place(column, failed)}: {info.Name} takes whole numbers, and {numbers[failed]} is none."),
                argument);
        }

        return new Column<int>(column.Name, whole, column.Shape, column.Width, column.ComponentNames);
    }
}
