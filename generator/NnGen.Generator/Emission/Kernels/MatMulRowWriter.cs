namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the product of a single row: lanes are output columns, and eight accumulators at a time hide the latency of a multiply-add,
/// from several panels or, when there are few columns, from several places along the row.
/// </summary>
internal sealed class MatMulRowWriter(MatMulKernel kernel, CodeWriter writer, Lanes lanes)
{
    private int PaddedColumns => Passes.Storage.Pad(kernel.Columns);

    private int ColumnsTogether => KernelChoice.RowAccumulators * lanes.Count;

    /// <summary>The panels that a chunk of columns takes.</summary>
    public int PanelsTogether => Math.Max(1, ColumnsTogether / MatMulKernel.PanelWidth);

    /// <summary>The chunks of columns, the last of which may be narrower.</summary>
    public int Chunks => (PaddedColumns + ColumnsTogether - 1) / ColumnsTogether;

    /// <summary>Whether a chunk of columns is computed without the zeros of the row.</summary>
    private bool SkipsZeros(int columns) =>
        kernel.SkipsZeros && kernel.Inner <= KernelChoice.LongestSparseRow && KernelChoice.RowAccumulators / (columns / lanes.Count) <= KernelChoice.MostSplitOfSparse;

    public void Write(string name)
    {
        writer.Line();
        writer.Line("// One row.");
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"private static void {name}", [.. Chunks > 1 ? new[] { "nint chunk", "nint endChunk" } : [], .. kernel.TileParameters()], "");
        using var body = writer.Block();
        if (SkipsZeros(Math.Min(ColumnsTogether, PaddedColumns)))
        {
            writer.Line($"global::System.Span<ulong> nonZeros = stackalloc ulong[{(kernel.Inner + 63) / 64}];");
            writer.Line($"PanelKernels.NonZeros({kernel.Inner}, ref input, nonZeros);");
            writer.Line();
        }

        if (Chunks == 1)
        {
            WriteChunk(PaddedColumns, 0);
            return;
        }

        var whole = PaddedColumns / ColumnsTogether;
        WriteAdvance("chunk * ");
        using (writer.Block($"for (; chunk < {(whole == Chunks ? "endChunk" : $"nint.Min(endChunk, {whole})")}; chunk++)"))
        {
            WriteChunk(ColumnsTogether, 0);
            writer.Line();
            WriteAdvance("");
        }

        if (PaddedColumns % ColumnsTogether > 0)
        {
            writer.Line();
            using var rest = writer.Block($"if (endChunk > {whole})");
            WriteChunk(PaddedColumns % ColumnsTogether, whole * ColumnsTogether);
        }
    }

    /// <summary>Moves all references by some chunks.</summary>
    private void WriteAdvance(string chunks)
    {
        writer.Line($"panels = ref Unsafe.Add(ref panels, {chunks}{(long)ColumnsTogether * kernel.Inner});");
        for (var i = 0; i < kernel.Operands.Count; i++)
        {
            if (kernel.Operands[i].Access is OperandAccess.Element or OperandAccess.Column)
            {
                var name = kernel.Operands[i].Name;
                writer.Line($"{name} = ref Unsafe.Add(ref {name}, {chunks}{ColumnsTogether});");
            }
        }

        writer.Line($"result = ref Unsafe.Add(ref result, {chunks}{ColumnsTogether});");
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

        if (SkipsZeros(columns: vectors * lanes.Count))
        {
            WriteSumsOfNonZeros(vectors, split, passed);
            return;
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

    /// <summary>
    /// The same terms in the same order without those of zeros, which change no sum. Each set of accumulators has its own places along the
    /// row, the even or the odd ones.
    /// </summary>
    private void WriteSumsOfNonZeros(int vectors, int split, int passed)
    {
        writer.Line("nint first = 0;");
        using (writer.Block("foreach (var word in nonZeros)"))
        {
            for (var s = 0; s < split; s++)
            {
                var bits = split == 1 ? "bits" : s == 0 ? "even" : "odd";
                var places = split == 1 ? "word" : $"word & {(s == 0 ? "0x5555_5555_5555_5555" : "0xAAAA_AAAA_AAAA_AAAA")}";
                using var loop = writer.Block($"for (var {bits} = {places}; {bits} != 0; {bits} &= {bits} - 1)");
                writer.Line($"var k = first + (nint)ulong.TrailingZeroCount({bits});");
                WriteTerm(vectors, passed, s, "k");
            }

            writer.Line();
            writer.Line("first += 64;");
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
