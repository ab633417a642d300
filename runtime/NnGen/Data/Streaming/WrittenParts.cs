namespace NnGen;

/// <summary>Parts that a function writes object by object, all in the same memory.</summary>
internal static class WrittenParts
{
    private const int PartSize = 1024;

    public static IEnumerable<Dataset> Of<T>(IEnumerable<T> items, int inputWidth, int targetWidth, SampleWriter<T> write)
    {
        var inputs = new float[PartSize * inputWidth];
        var targets = new float[PartSize * targetWidth];
        var whole = Part(inputs, inputWidth, targets, targetWidth);
        var count = 0;
        foreach (var item in items)
        {
            write(item, inputs.AsSpan(count * inputWidth, inputWidth), targets.AsSpan(count * targetWidth, targetWidth));
            if (++count < PartSize)
                continue;
            yield return whole;
            count = 0;
        }

        if (count > 0)
            yield return whole.Take(count);
    }

    private static Dataset Part(float[] inputs, int inputWidth, float[] targets, int targetWidth) => new(
        [new Column<float>("Input", inputs, [inputWidth], inputWidth)],
        new Column<float>("Target", targets, [targetWidth], targetWidth));
}
