using Spectre.Console;
using Spectre.Console.Rendering;

namespace NnGen;

/// <summary>One line of styled text, never wrapped.</summary>
internal sealed class Line : IRenderable
{
    private readonly List<Segment> _segments = [];

    /// <summary>Its width in cells of the console.</summary>
    public int Width => Segment.CellCount(_segments);

    /// <summary>Adds text at the end.</summary>
    public Line Add(string text, Style? style = null)
    {
        if (text.Length > 0)
            _segments.Add(new Segment(text, style ?? Style.Plain));
        return this;
    }

    /// <summary>Adds another line at the end.</summary>
    public Line Add(Line other)
    {
        _segments.AddRange(other._segments);
        return this;
    }

    /// <summary>What of it fits a width.</summary>
    public IReadOnlyList<Segment> Cut(int width) => Segment.Truncate(_segments, width);

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [.. _segments, Segment.LineBreak];
}
