using System.Globalization;
using System.Numerics;
using NnGen.Generated;

namespace NnGen;

/// <summary>Input columns as a model takes them.</summary>
internal static class InputColumns
{
    /// <summary>A column of the element type that a model takes, converted where no element changes by that, and checked.</summary>
    /// <exception cref="ArgumentException">An element is not finite, not whole, or out of range; names the sample and the column.</exception>
    public static Column For(ModelInfo info, Column column, string argument) => info.InputType switch
    {
        ElementType.Float32 => Numbers(info, column, argument),
        ElementType.Int32 => Tokens(info, Whole<int>(info, column, argument), argument),
        _ => Whole<byte>(info, column, argument),
    };

    private static Column<float> Numbers(ModelInfo info, Column column, string argument)
    {
        // Bytes and whole numbers are numbers.
        var numbers = column as Column<float>
            ?? new Column<float>(column.Name, column.ToSingles(), column.Shape, column.Width, column.ComponentNames);
        TrainingData.RequireFinite(numbers, "input", argument, info.AllowsMissingInputs);
        return numbers;
    }

    private static Column<int> Tokens(ModelInfo info, Column<int> column, string argument)
    {
        var values = column.Values;
        for (var i = 0; i < values.Length && info.TokenLimit > 0; i++)
        {
            if ((uint)values[i] >= (uint)info.TokenLimit)
            {
                throw new ArgumentException(
                    $"{TrainingData.Place(column, i)}: {values[i]} is not one of 0 to {info.TokenLimit - 1}.", argument);
            }
        }

        return column;
    }

    private static Column<T> Whole<T>(ModelInfo info, Column column, string argument)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => column switch
    {
        Column<T> whole => whole,
        Column<float> numbers => Convert<float, T>(info, numbers, argument),
        Column<int> numbers => Convert<int, T>(info, numbers, argument),
        Column<byte> numbers => Convert<byte, T>(info, numbers, argument),
        _ => throw new ArgumentException(
            $"{info.Name} takes {info.InputType.Describe()}, but column '{column.Name}' is of {column.ElementType.Name}.", argument),
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
