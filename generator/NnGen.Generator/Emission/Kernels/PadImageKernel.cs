namespace NnGen.Generator.Emission.Kernels;

/// <summary>Copies images into larger ones, with zeros around.</summary>
internal sealed record PadImageKernel(ImageSize Image, ImageSize Result, int Top, int Left, int InputStride, int ResultStride) : Kernel
{
    public override string Name => $"Pad{Image.Height}x{Image.Width}x{Image.Channels}To{Result.Height}x{Result.Width}";

    public override string Description => $"<c>[N, {Image}] → [N, {Result}]</c>: {Top} lines of zeros above the image, {Left} columns on its left";

    public override IReadOnlyList<KernelParameter> Parameters => [new("int", "rows"), new("ref float", "input"), new("ref float", "result")];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var (line, width) = (Image.Width * Image.Channels, Result.Width * Result.Channels);
        var before = (Top * width) + (Left * Image.Channels);
        var between = width - line;
        using var rows = writer.Block("for (nint row = 0; row < rows; row++)");
        Clear("result", before);
        writer.Line("ref var from = ref input;");
        writer.Line($"ref var to = ref {Lanes.At("result", NumberText.Integer(before))};");
        var after = ResultStride - before - (Image.Height * width) + between;
        using (writer.Block($"for (nint y = 0; y < {Image.Height - 1}; y++)"))
        {
            Runs.Copy(writer, lanes, "from", 0, "to", 0, line);
            Clear($"Unsafe.Add(ref to, {line})", between);
            writer.Line($"from = ref Unsafe.Add(ref from, {line});");
            writer.Line($"to = ref Unsafe.Add(ref to, {width});");
        }

        writer.Line();
        Runs.Copy(writer, lanes, "from", 0, "to", 0, line);
        Clear($"Unsafe.Add(ref to, {line})", after);
        writer.Line($"input = ref Unsafe.Add(ref input, {InputStride});");
        writer.Line($"result = ref Unsafe.Add(ref result, {ResultStride});");

        void Clear(string reference, int length)
        {
            if (length > 0)
            {
                Runs.Cover(writer, lanes, length, (l, i) => writer.Line(l.Store(l.Zero, reference, i)));
            }
        }
    }
}
