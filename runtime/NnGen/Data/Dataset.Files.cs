namespace NnGen;

public sealed partial class Dataset
{
    /// <summary>Reads a CSV file (RFC 4180, UTF-8, numbers with a decimal point whatever the culture).</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns are targets, what missing values become and so on; by default the last column is the target.</param>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">
    /// A value is missing, not finite, or not of its column's kind, a line has another number of fields, or a column is not there; names
    /// the line and the column.
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static Dataset FromCsv(string path, CsvOptions? options = null)
    {
        using var text = new StreamReader(path);
        return FromCsv(text, options);
    }

    /// <inheritdoc cref="FromCsv(string, CsvOptions)"/>
    /// <param name="text">The text; read to its end and left open.</param>
    /// <param name="options">Which columns are targets and so on; by default the last column is the target.</param>
    public static Dataset FromCsv(TextReader text, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CsvTable.Read(text, options ?? new CsvOptions()).Data;
    }

    /// <summary>Reads inputs and targets from two NumPy files.</summary>
    /// <param name="inputsPath">An array <c>[N, …]</c> of any number type; a sample is flattened row-major.</param>
    /// <param name="targetsPath">
    /// An array <c>[N]</c> or <c>[N, width]</c>. Whole-number types and bool, one a sample, are class indices; the rest are numbers.
    /// </param>
    /// <exception cref="IOException">A file could not be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or of an unsupported type, or the two disagree in N.</exception>
    public static Dataset FromNpy(string inputsPath, string targetsPath) =>
        FromArrays(NpyFile.Load(inputsPath), inputsPath, NpyFile.Load(targetsPath), targetsPath);

    /// <summary>Reads inputs and targets from a NumPy archive.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inputs">The name of an array <c>[N, …]</c> of any number type; a sample is flattened row-major.</param>
    /// <param name="targets">
    /// The name of an array <c>[N]</c> or <c>[N, width]</c>. Whole-number types and bool, one a sample, are class indices; the rest are numbers.
    /// </param>
    /// <exception cref="IOException">The file could not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, has no such arrays, or the two disagree in N.</exception>
    public static Dataset FromNpz(string path, string inputs = "x", string targets = "y") =>
        FromArrays(NpzFile.Load(path, inputs), $"{path}, array '{inputs}'", NpzFile.Load(path, targets), $"{path}, array '{targets}'");

    /// <summary>Reads inputs and targets from two files of the MNIST database's format, plain or compressed by gzip.</summary>
    /// <param name="inputsPath">The images, <c>[N, height, width]</c>: bytes stay 0 to 255.</param>
    /// <param name="targetsPath">The labels, <c>[N]</c>.</param>
    /// <exception cref="IOException">A file could not be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the two disagree in N.</exception>
    public static Dataset FromIdx(string inputsPath, string targetsPath) =>
        FromArrays(IdxFile.Load(inputsPath), inputsPath, IdxFile.Load(targetsPath), targetsPath);

    private static Dataset FromArrays(NumberArray inputs, string inputsPath, NumberArray targets, string targetsPath)
    {
        var inputShape = SampleShape(inputs, inputsPath);
        var targetShape = SampleShape(targets, targetsPath);
        if (inputs.Shape[0] != targets.Shape[0])
        {
            throw new InvalidDataException(
                $"{inputsPath} holds {inputs.Shape[0]} samples, but {targetsPath} holds {targets.Shape[0]}.");
        }

        Column inputColumn = inputs.ElementType == typeof(byte)
            ? new Column<byte>(InputName, inputs.Memory, inputShape, WidthOf(inputShape))
            : new Column<float>(InputName, inputs.ToSingles(), inputShape, WidthOf(inputShape));
        var targetWidth = WidthOf(targetShape);
        Column targetColumn = targets.IsWhole && targetWidth == 1
            ? new Column<int>(TargetName, targets.ToInt32s(), [], 1)
            : new Column<float>(TargetName, targets.ToSingles(), targetShape, targetWidth);
        return new Dataset([inputColumn], targetColumn);
    }

    private static int[] SampleShape(NumberArray array, string path)
    {
        // A file without samples may claim samples of any size: the product is checked as it grows.
        var width = 1L;
        foreach (var dimension in array.Shape.Skip(1))
            width = width <= int.MaxValue ? width * dimension : width;
        if (array.Shape.Count == 0 || width is 0 or > int.MaxValue)
            throw new InvalidDataException($"{path} holds no samples: its shape is ({string.Join(", ", array.Shape)}).");
        return [.. array.Shape.Skip(1)];
    }

    private static int WidthOf(int[] shape) => shape.Aggregate(1, (width, dimension) => width * dimension);
}
