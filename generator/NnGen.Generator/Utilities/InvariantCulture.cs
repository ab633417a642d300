using System.Globalization;

namespace NnGen.Generator.Utilities;

/// <summary>
/// Runs a block under the invariant culture: compilers run under the user's, whose minus sign may be U+2212 and whose decimal
/// point a comma.
/// </summary>
internal readonly struct InvariantCulture : IDisposable
{
#pragma warning disable RS1035 // The rule is there to keep output from depending on the culture, which is what this does.
    private readonly CultureInfo _previous;

    private InvariantCulture(CultureInfo previous) => _previous = previous;

    public static InvariantCulture Enter()
    {
        var scope = new InvariantCulture(CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return scope;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _previous;
#pragma warning restore RS1035
}
