namespace NnGen.Generator.Emission.Kernels;

/// <summary>Loops over runs of floats of a constant length that read and write these floats alone, without masks.</summary>
internal static class Runs
{
    /// <summary>
    /// Covers a run by whole vectors and one more that ends with it (what both cover is computed twice, alike); a run shorter than a vector
    /// by narrower ones.
    /// </summary>
    /// <param name="writer">Where the loop goes.</param>
    /// <param name="widest">The widest vectors.</param>
    /// <param name="length">The floats of the run.</param>
    /// <param name="vector">Writes the work on one vector of this width at this place.</param>
    public static void Cover(CodeWriter writer, Lanes widest, int length, Action<Lanes, string> vector)
    {
        var lanes = Lanes.All.First(l => l.Count <= widest.Count && l.Count <= length);
        var whole = length / lanes.Count;
        if (whole == 1 || (lanes.IsScalar && whole < Lanes.Vector128.Count && !widest.IsScalar))
        {
            for (var i = 0; i < whole; i++)
            {
                vector(lanes, NumberText.Integer(i * lanes.Count));
            }
        }
        else
        {
            using var loop = writer.Block($"for (nint i = 0; i < {whole * lanes.Count}; {(lanes.IsScalar ? "i++" : $"i += {lanes.Count}")})");
            vector(lanes, "i");
        }

        if (length % lanes.Count != 0)
        {
            vector(lanes, NumberText.Integer(length - lanes.Count));
        }
    }

    /// <summary>A run in vectors, then in narrower ones, none of which has an element of another.</summary>
    public static List<(Lanes Lanes, int Start, int Blocks)> Blocks(int length, Lanes widest)
    {
        var blocks = new List<(Lanes, int, int)>();
        for (var start = 0; start < length;)
        {
            var lanes = Lanes.All.First(l => l.Count <= widest.Count && l.Count <= length - start);
            var count = (length - start) / lanes.Count;
            blocks.Add((lanes, start, count));
            start += count * lanes.Count;
        }

        return blocks;
    }

    /// <summary>Copies a run from one place to another.</summary>
    public static void Copy(CodeWriter writer, Lanes lanes, string source, int sourceStart, string target, int targetStart, int length) =>
        Cover(writer, lanes, length, (l, i) => writer.Line(l.Store(l.Load(source, Plus(sourceStart, i)), target, Plus(targetStart, i))));

    /// <summary>Writes zeros from the end of a row's elements up to the next row: what follows relies on padding being 0.</summary>
    public static void ClearPadding(CodeWriter writer, Lanes lanes, string row, int count, int stride)
    {
        if (count < stride)
        {
            Cover(writer, lanes, stride - count, (l, i) => writer.Line(l.Store(l.Zero, row, Plus(count, i))));
        }
    }

    private static string Plus(int start, string place) =>
        start == 0 ? place
        : int.TryParse(place, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? NumberText.Integer(start + number)
            : $"{NumberText.Integer(start)} + {place}";
}
