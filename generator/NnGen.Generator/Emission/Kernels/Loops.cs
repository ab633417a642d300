namespace NnGen.Generator.Emission.Kernels;

/// <summary>The loops of kernels over rows and columns; trip counts are constants wherever shapes are.</summary>
internal static class Loops
{
    /// <summary>Whole vectors, then single elements where the length is only known at run time.</summary>
    public static void Flat(CodeWriter writer, Lanes lanes, string length, bool tail, Action<string> vector, Action<string> element)
    {
        writer.Line("nint i = 0;");
        using (writer.Block(lanes.IsScalar ? $"for (; i < {length}; i++)" : $"for (; i <= {length} - {lanes.Count}; i += {lanes.Count})"))
        {
            vector("i");
        }

        if (tail && !lanes.IsScalar)
        {
            writer.Line();
            using (writer.Block($"for (; i < {length}; i++)"))
            {
                element("i");
            }
        }
    }

    /// <summary>Whole vectors of a row; one vector needs no loop.</summary>
    public static void Columns(CodeWriter writer, Lanes lanes, int columns, Action<string> vector)
    {
        var whole = columns / lanes.Count * lanes.Count;
        if (whole == 0)
        {
            return;
        }

        if (whole == lanes.Count && !lanes.IsScalar)
        {
            vector("0");
            return;
        }

        var step = lanes.IsScalar ? "i++" : $"i += {lanes.Count}";
        using (writer.Block($"for (nint i = 0; i < {whole}; {step})"))
        {
            vector("i");
        }
    }

    /// <summary>Declares the mask of a row's last vector, if the row fills it only in part.</summary>
    public static void DeclareMask(CodeWriter writer, Lanes lanes, int columns, string name = "isInRow")
    {
        if (columns % lanes.Count != 0)
        {
            var filled = lanes.Broadcast(NumberText.Float(columns % lanes.Count));
            writer.Line($"var {name} = {lanes.Type}.LessThan({lanes.Type}.CreateSequence(0f, 1f), {filled});");
        }
    }

    /// <summary>A value in the lanes of the row, 0 in the padding.</summary>
    public static string Masked(Lanes lanes, string value, string mask = "isInRow") =>
        $"{lanes.Type}.ConditionalSelect({mask}, {value}, {lanes.Zero})";
}
