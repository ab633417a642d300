namespace NnGen.Generator.Emission.Kernels;

/// <summary>The product of two matrices of each row. Tiles of four lines by a vector: a vector of the right matrix serves four sums, which stay in registers.</summary>
/// <param name="Lines">The lines of the left matrix, m.</param>
/// <param name="Inner">The columns of the left matrix and lines of the right one, k.</param>
/// <param name="Columns">The columns of the right matrix, n.</param>
/// <param name="LeftStride">The floats from a left matrix to the next.</param>
/// <param name="RightStride">The floats from a right matrix to the next.</param>
/// <param name="ResultStride">The floats from a result to the next.</param>
internal sealed record MatrixProductKernel(int Lines, int Inner, int Columns, int LeftStride, int RightStride, int ResultStride) : Kernel
{
    private const int TileLines = 4;

    public override string Name => $"MatrixProduct{Lines}x{Inner}x{Columns}";

    public override string Description => $"<c>[N, {Lines}, {Inner}] · [N, {Inner}, {Columns}] → [N, {Lines}, {Columns}]</c>: result[n, i, j] = Σₖ left[n, i, k] right[n, k, j]";

    public override IReadOnlyList<KernelParameter> Parameters =>
        [new("int", "rows"), new("ref float", "left"), new("ref float", "right"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref var leftMatrix = ref Unsafe.Add(ref left, row * {LeftStride});");
        writer.Line($"ref var rightMatrix = ref Unsafe.Add(ref right, row * {RightStride});");
        writer.Line($"ref var resultMatrix = ref Unsafe.Add(ref result, row * {ResultStride});");
        var whole = Lines / TileLines * TileLines;
        if (whole > 0)
        {
            using var tiles = writer.Block($"for (nint line = 0; line < {whole}; line += {TileLines})");
            WriteTile(writer, lanes, "line", TileLines);
        }

        if (whole < Lines)
        {
            using var rest = writer.Block();
            WriteTile(writer, lanes, NumberText.Integer(whole), Lines - whole);
        }

        Runs.ClearPadding(writer, lanes, "resultMatrix", Lines * Columns, ResultStride);
    }

    private void WriteTile(CodeWriter writer, Lanes lanes, string first, int lines)
    {
        writer.Line($"ref var leftLine = ref {Lanes.At("leftMatrix", first == "0" ? "" : $"{first} * {Inner}")};");
        writer.Line($"ref var resultLine = ref {Lanes.At("resultMatrix", first == "0" ? "" : $"{first} * {Columns}")};");
        var names = new NameScope([]);
        Runs.Cover(writer, lanes, Columns, (l, column) =>
        {
            var sums = Enumerable.Range(0, lines).Select(i => names.Take("sum" + NumberText.Integer(i))).ToList();
            foreach (var sum in sums)
            {
                writer.Line($"var {sum} = {l.Zero};");
            }

            using (writer.Block($"for (nint k = 0; k < {Inner}; k++)"))
            {
                writer.Line($"var element = {l.Load("rightMatrix", column == "0" ? $"k * {Columns}" : $"(k * {Columns}) + {column}")};");
                for (var i = 0; i < lines; i++)
                {
                    var factor = l.Broadcast(Lanes.At("leftLine", i == 0 ? "k" : $"k + {NumberText.Integer(i * Inner)}"));
                    writer.Line($"{sums[i]} = {l.MultiplyAdd(factor, "element", sums[i])};");
                }
            }

            for (var i = 0; i < lines; i++)
            {
                writer.Line(l.Store(sums[i], "resultLine", i == 0 ? column : column == "0" ? NumberText.Integer(i * Columns) : $"{column} + {NumberText.Integer(i * Columns)}"));
            }
        });
    }
}
