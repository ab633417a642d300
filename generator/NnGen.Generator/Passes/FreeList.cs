namespace NnGen.Generator.Passes;

/// <summary>First-fit allocation over floats.</summary>
internal sealed class FreeList
{
    private readonly List<(int Offset, int Length)> _gaps = [];

    /// <summary>The floats that are needed in all.</summary>
    public int Width { get; private set; }

    public int Take(int length)
    {
        var fit = _gaps.FindIndex(gap => gap.Length >= length);
        if (fit >= 0)
        {
            var gap = _gaps[fit];
            _gaps.RemoveAt(fit);
            if (gap.Length > length)
            {
                _gaps.Insert(fit, (gap.Offset + length, gap.Length - length));
            }

            return gap.Offset;
        }

        Width = checked(Width + length);
        return Width - length;
    }

    public void Release(int offset, int length)
    {
        _gaps.Add((offset, length));
        _gaps.Sort();
        for (var i = _gaps.Count - 1; i > 0; i--)
        {
            if (_gaps[i - 1].Offset + _gaps[i - 1].Length == _gaps[i].Offset)
            {
                _gaps[i - 1] = (_gaps[i - 1].Offset, _gaps[i - 1].Length + _gaps[i].Length);
                _gaps.RemoveAt(i);
            }
        }
    }
}
