namespace NnGen;

/// <summary>What of a file went into a model, and what did not.</summary>
public sealed class LoadReport
{
    internal LoadReport(
        IReadOnlyList<string> loaded,
        IReadOnlyList<string> missing,
        IReadOnlyList<string> unexpected,
        IReadOnlyList<ShapeDifference> otherShape,
        IReadOnlyList<string> leftOut)
    {
        Loaded = loaded;
        Missing = missing;
        Unexpected = unexpected;
        OtherShape = otherShape;
        LeftOut = leftOut;
    }

    /// <summary>The model's parameters that were read.</summary>
    public IReadOnlyList<string> Loaded { get; }

    /// <summary>The model's parameters that the file does not have; they are as before.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>What the file has and the model does not, by the names in the file; the state of an optimizer does not count.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>The model's parameters that have another shape in the file; they are as before.</summary>
    public IReadOnlyList<ShapeDifference> OtherShape { get; }

    /// <summary>The model's parameters that the options left out; they are as before.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>A line for each kind of what there is: <c>Loaded: Dense1.Kernel, Dense1.Bias</c>.</summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        (string Title, IEnumerable<object> Items)[] parts =
        [
            ("Loaded", Loaded), ("Missing in the file", Missing), ("Not in the model", Unexpected), ("Of another shape", OtherShape), ("Left out", LeftOut),
        ];
        return parts.Where(part => part.Items.Any()).Select(part => $"{part.Title}: {string.Join(", ", part.Items)}");
    }

    /// <summary>A parameter whose shapes differ.</summary>
    /// <param name="Name">Its name in the model.</param>
    /// <param name="InModel">Its shape in the model.</param>
    /// <param name="InFile">Its shape in the file.</param>
    public sealed record ShapeDifference(string Name, IReadOnlyList<int> InModel, IReadOnlyList<int> InFile)
    {
        /// <summary>As text: <c>Dense2.Kernel is [40, 5] in the file but [40, 2] in the model</c>.</summary>
        public override string ToString() => $"{Name} is {ShapeText.Of([.. InFile])} in the file but {ShapeText.Of([.. InModel])} in the model";
    }
}
