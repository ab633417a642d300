using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Assertions that arrays agree but for rounding.</summary>
internal static class Close
{
    /// <summary>Below this, an array counts as 0: what cancels to nothing leaves rounding errors of the terms.</summary>
    public const double Negligible = 1e-3;

    /// <summary>Fails unless the largest difference is at most a fraction of the largest expected element, or of what is negligible.</summary>
    public static void Assert(
        IReadOnlyList<double> expected, IReadOnlyList<float> actual, double tolerance, string what, double negligible = Negligible)
    {
        Xunit.Assert.Equal(expected.Count, actual.Count);
        var largest = expected.Select(Math.Abs).Append(negligible).Max();
        for (var i = 0; i < expected.Count; i++)
        {
            var error = Math.Abs(expected[i] - actual[i]) / largest;
            if (!(error <= tolerance))
            {
                throw new Xunit.Sdk.XunitException($"{what}: element {i} is {actual[i]:R}, not {expected[i]:R}; relative error {error:E2} > {tolerance:E1}.");
            }
        }
    }

    /// <summary>Whether arrays of one length agree as <see cref="Assert(IReadOnlyList{double}, IReadOnlyList{float}, double, string, double)"/> asks.</summary>
    public static bool Agrees(double[] expected, float[] actual, double tolerance)
    {
        var largest = expected.Select(Math.Abs).Append(Negligible).Max();
        return expected.Zip(actual, (one, other) => Math.Abs(one - other) / largest).All(error => error <= tolerance);
    }

    /// <inheritdoc cref="Assert(IReadOnlyList{double}, IReadOnlyList{float}, double, string, double)"/>
    public static void Assert(IReadOnlyList<float> expected, IReadOnlyList<float> actual, double tolerance, string what) =>
        Assert([.. expected.Select(value => (double)value)], actual, tolerance, what);

    /// <summary>Fails unless a number is as expected but for a fraction of it.</summary>
    public static void Assert(double expected, float actual, double tolerance, string what) =>
        Assert([expected], [actual], tolerance, what);
}
