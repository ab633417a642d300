using System.Globalization;
using System.Numerics;
using NnGen.Generated;

namespace NnGen;

/// <summary>Input columns as a model takes them.</summary>
internal static class InputColumns
{
    /// <summary>A column of the element type that a model takes, converted where no element changes by that, and checked.</summary>
    /// <exception cref="ArgumentException">An element is not finite, not whole, or out of range; names the sample and the column.</exception>
    public static Column For(ModelInfo info, Column column, string argument) => For(
        info, new InputInfo("", info.InputShape, info.InputType) { TokenLimit = info.TokenLimit, AllowsMissing = info.AllowsMissingInputs }, column, argument);

    /// <summary>The same for one of several inputs.</summary>
    /// <exception cref="ArgumentException">An element is not finite, not whole, or out of range; names the sample and the column.</exception>
    public static Column For(ModelInfo info, InputInfo input, Column column, string argument)
    {
        RequireShape(info, input, column, argument);
        return input.Type switch
        {
            ElementType.Float32 => Numbers(input, column, argument),
            ElementType.Int32 => Tokens(input, Whole<int>(info, input, column, argument), argument),
            _ => Whole<byte>(info, input, column, argument),
        };
    }

    /// <summary>
    /// As many elements are not enough where both have several dimensions: an image with the channels first would be read as noise. Dimensions of 1 do
    /// not count, and what lies flat, or is taken flat, fits.
    /// </summary>
    private static void RequireShape(ModelInfo info, InputInfo input, Column column, string argument)
    {
        var (wanted, given) = (LongDimensions(input.Shape), LongDimensions(column.Shape));
        if (column.Width == input.Size && (wanted.Length < 2 || given.Length < 2 || wanted.SequenceEqual(given)))
            return;
        throw new ArgumentException(
            $"{info.Name} takes {ShapeText.Of(input.Shape)} a sample{(input.Name.Length > 0 ? $" as '{input.Name}'" : "")}, but column '{column.Name}' has {ShapeText.Of(ShapeOf(column))}.",
            argument);
    }

    private static int[] LongDimensions(IReadOnlyList<int> shape) => [.. shape.Where(dimension => dimension != 1)];

    private static int[] ShapeOf(Column column) => column.Shape.Count > 0 ? [.. column.Shape] : [column.Width];

    /// <summary>The columns of several inputs, found by their names, in the model's order.</summary>
    /// <exception cref="ArgumentException">A column is missing, too much, or does not fit.</exception>
    public static IReadOnlyList<Column> ForAll(ModelInfo info, IReadOnlyList<Column> columns, string argument)
    {
        var names = string.Join(", ", info.Inputs.Select(input => $"'{input.Name}'"));
        if (columns.Count != info.Inputs.Length)
            throw new ArgumentException($"{info.Name} takes the input columns {names}, but the dataset has {columns.Count}.", argument);
        return [.. info.Inputs.Select(Find)];

        Column Find(InputInfo input)
        {
            var column = columns.FirstOrDefault(column => column.Name == input.Name)
                ?? throw new ArgumentException(
                    $"{info.Name} takes the input columns {names}, but the dataset has {string.Join(", ", columns.Select(column => $"'{column.Name}'"))}.", argument);
            return For(info, input, column, argument);
        }
    }

    /// <summary>Columns side by side, a row of bytes for each sample.</summary>
    public static Column<byte> Pack(IReadOnlyList<Column> columns)
    {
        var widths = columns.Select(column => column.Bytes(0, 1).Length).ToArray();
        var width = widths.Sum();
        var rows = new byte[checked(columns[0].Count * width)];
        var offset = 0;
        for (var i = 0; i < widths.Length; offset += widths[i++])
        {
            for (var sample = 0; sample < columns[i].Count; sample++)
                columns[i].Bytes(sample, 1).CopyTo(rows.AsSpan((sample * width) + offset));
        }

        return new Column<byte>("Inputs", rows, [width], width);
    }

    private static Column<float> Numbers(InputInfo input, Column column, string argument)
    {
        // Bytes and whole numbers are numbers.
        var numbers = column as Column<float>
            ?? new Column<float>(column.Name, column.ToSingles(), column.Shape, column.Width, column.ComponentNames);
        TrainingData.RequireFinite(numbers, "input", argument, input.AllowsMissing);
        return numbers;
    }

    private static Column<int> Tokens(InputInfo input, Column<int> column, string argument)
    {
        var values = column.Values;
        for (var i = 0; i < values.Length && input.TokenLimit > 0; i++)
        {
            if ((uint)values[i] >= (uint)input.TokenLimit)
            {
                throw new ArgumentException(
                    $"{TrainingData.Place(column, i)}: {values[i]} is not one of 0 to {input.TokenLimit - 1}.", argument);
            }
        }

        return column;
    }

    private static Column<T> Whole<T>(ModelInfo info, InputInfo input, Column column, string argument)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => column switch
    {
        Column<T> whole => whole,
        Column<float> numbers => Convert<float, T>(info, numbers, argument),
        Column<int> numbers => Convert<int, T>(info, numbers, argument),
        Column<byte> numbers => Convert<byte, T>(info, numbers, argument),
        _ => throw new ArgumentException(
            $"{info.Name} takes {input.Type.Describe()}, but column '{column.Name}' is of {column.ElementType.Name}.", argument),
    };

    private static Column<T> Convert<TGiven, T>(ModelInfo info, Column<TGiven> given, string argument)
        where TGiven : unmanaged, INumber<TGiven>
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var values = given.Values;
        var whole = new T[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // A double holds every float and int as it is.
            var number = double.CreateChecked(values[i]);
            if (!(number == Math.Floor(number) && number >= double.CreateChecked(T.MinValue) && number <= double.CreateChecked(T.MaxValue)))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{TrainingData.Place(given, i)}: {info.Name} takes whole numbers from {T.MinValue} to {T.MaxValue}, but {values[i]} came."),
                    argument);
            }

            whole[i] = T.CreateChecked(number);
        }

        return new Column<T>(given.Name, whole, given.Shape, given.Width, given.ComponentNames, given.ClassNames);
    }
}
