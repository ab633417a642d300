namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the product of a single row: lanes are output columns, and eight accumulators at a time hide the latency of a multiply-add,
/// from several panels or, when there are few columns, from several places along the row.
/// </summary>
internal sealed class MatMulRowWriter(MatMulKernel kernel, CodeWriter writer, Lanes lanes)
{
    private int PaddedColumns => Passes.Storage.Pad(kernel.Columns);

    private int ColumnsTogether => KernelChoice.RowAccumulators * lanes.Count;

    public void Write(string name)
    {
        writer.Line();
        writer.Line("// One row.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"private static void {name}", kernel.TileParameters(), "");
        using var body = writer.Block();

        var whole = PaddedColumns / ColumnsTogether;
        if (whole > 1)
        {
            using (writer.Block($"for (var chunk = 0; chunk < {whole}; chunk++)"))
            {
                WriteChunk(ColumnsTogether, 0);
                WriteAdvance();
            }
        }
        else if (whole == 1)
        {
            using var chunk = writer.Block();
            WriteChunk(ColumnsTogether, 0);
            if (PaddedColumns > ColumnsTogether)
            {
                WriteAdvance();
            }
        }

        if (PaddedColumns % ColumnsTogether > 0)
        {
            writer.Line();
            using var rest = writer.Block();
            WriteChunk(PaddedColumns % ColumnsTogether, whole * ColumnsTogether);
        }
    }

    /// <summary>Moves all references to the next columns.</summary>
    private void WriteAdvance()
    {
        writer.Line();
        writer.Line($"panels = ref Unsafe.Add(ref panels, {(long)ColumnsTogether * kernel.Inner});");
        for (var i = 0; i < kernel.Operands.Count; i++)
        {
            if (kernel.Operands[i].Access is OperandAccess.Element or OperandAccess.Column)
            {
                var name = kernel.Operands[i].Name;
                writer.Line($"{name} = ref Unsafe.Add(ref {name}, {ColumnsTogether});");
            }
        }

        writer.Line($"result = ref Unsafe.Add(ref result, {ColumnsTogether});");
    }

    /// <summary>Some columns, from where the references stand; <paramref name="passed"/> columns lie before.</summary>
    private void WriteChunk(int columns, int passed)
    {
        var vectors = columns / lanes.Count;
        var split = vectors >= KernelChoice.RowAccumulators ? 1 : Math.Min(KernelChoice.RowAccumulators / vectors, kernel.Inner);
        WriteSums(vectors, split, passed);
        WriteResults(vectors, split);
    }

    private void WriteSums(int vectors, int split, int passed)
    {
        for (var s = 0; s < split; s++)
        {
            for (var v = 0; v < vectors; v++)
            {
                var initial = s == 0 ? kernel.Initial(lanes, NumberText.Integer(v * lanes.Count)) : lanes.Zero;
                writer.Line($"var sum{s}_{v} = {initial};");
            }
        }

        var whole = kernel.Inner / split * split;
        if (whole > 0)
        {
            using (writer.Block(split == 1 ? $"for (nint k = 0; k < {whole}; k++)" : $"for (nint k = 0; k < {whole}; k += {split})"))
            {
                for (var s = 0; s < split; s++)
                {
                    WriteTerm(vectors, passed, s, s == 0 ? "k" : $"k + {s}");
                }
            }
        }

        for (var s = 0; s < kernel.Inner - whole; s++)
        {
            WriteTerm(vectors, passed, s, NumberText.Integer(whole + s));
        }

        writer.Line();
    }

    private void WriteTerm(int vectors, int passed, int s, string k)
    {
        var suffix = k.StartsWith("k", StringComparison.Ordinal) ? NumberText.Integer(s) : "Last" + NumberText.Integer(s);
        writer.Line($"var input{suffix} = {lanes.Broadcast(Lanes.At("input", k))};");
        for (var v = 0; v < vectors; v++)
        {
            var column = v * lanes.Count;
            var panel = column / MatMulKernel.PanelWidth * MatMulKernel.PanelWidth;
            var width = Math.Min(MatMulKernel.PanelWidth, PaddedColumns - passed - panel);
            var place = ((long)panel * kernel.Inner) + (column - panel);
            var offset = int.TryParse(k, out var literal)
                ? NumberText.Integer(((long)literal * width) + place)
                : place == 0 ? $"{Group(k)} * {width}" : $"({Group(k)} * {width}) + {place}";
            writer.Line($"sum{s}_{v} = {lanes.MultiplyAdd($"input{suffix}", lanes.Load("panels", offset), $"sum{s}_{v}")};");
        }

        static string Group(string text) => text.Contains(' ') ? $"({text})" : text;
    }

    private void WriteResults(int vectors, int split)
    {
        for (var v = 0; v < vectors; v++)
        {
            var column = v * lanes.Count;
            for (var s = 1; s < split; s++)
            {
                writer.Line($"sum0_{v} += sum{s}_{v};");
            }

            var value = kernel.EpilogueText(
                writer, lanes, $"sum0_{v}", i => kernel.OperandAt(lanes, i, 0, column), $"part{v}_");
            writer.Line(lanes.Store(value.Parenthesize(), "result", NumberText.Integer(column)));
        }
    }
}
