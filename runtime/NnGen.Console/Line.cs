using Spectre.Console;
using Spectre.Console.Rendering;

namespace NnGen;

/// <summary>One line of styled text, never wrapped.</summary>
internal sealed class Line : IRenderable
{
    private readonly List<Segment> _segments = [];

    /// <summary>Its width in cells of the console.</summary>
    public int Width { get; private set; }

    /// <summary>Adds text at the end.</summary>
    public Line Add(string text, Style? style = null)
    {
        if (text.Length == 0)
            return this;
        var segment = new Segment(text, style ?? Style.Plain);
        _segments.Add(segment);
        Width += segment.CellCount();
        return this;
    }

    /// <summary>Adds another line at the end.</summary>
    public Line Add(Line other)
    {
        _segments.AddRange(other._segments);
        Width += other.Width;
        return this;
    }

    /// <summary>What of it fits a width.</summary>
    public IReadOnlyList<Segment> Cut(int width) => Segment.Truncate(_segments, width);

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [.. _segments, Segment.LineBreak];
}
