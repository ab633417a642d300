using System.Runtime.CompilerServices;

namespace NnGen.Kernels.Initialization;

/// <summary>The inverse of the normal distribution function, by Acklam's rational approximation (relative error below 1.2e-9).</summary>
internal static class NormalQuantile
{
    private const double Tail = 0.02425;

    /// <summary>The point below which a standard normal number lies with this probability.</summary>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // called for every element of a new model
    public static double At(double probability) => probability switch
    {
        < Tail => OfTail(probability),
        > 1.0 - Tail => -OfTail(1.0 - probability),
        _ => OfCentre(probability - 0.5),
    };

    private static double OfCentre(double q)
    {
        var r = q * q;
        var numerator = (((((((((-3.969683028665376e+01 * r) + 2.209460984245205e+02) * r) - 2.759285104469687e+02) * r)
            + 1.383577518672690e+02) * r) - 3.066479806614716e+01) * r) + 2.506628277459239e+00;
        var denominator = (((((((((-5.447609879822406e+01 * r) + 1.615858368580409e+02) * r) - 1.556989798598866e+02) * r)
            + 6.680131188771972e+01) * r) - 1.328068155288572e+01) * r) + 1.0;
        return numerator * q / denominator;
    }

    private static double OfTail(double probability)
    {
        var q = Math.Sqrt(-2.0 * Math.Log(probability));
        var numerator = (((((((((-7.784894002430293e-03 * q) - 3.223964580411365e-01) * q) - 2.400758277161838e+00) * q)
            - 2.549732539343734e+00) * q) + 4.374664141464968e+00) * q) + 2.938163982698783e+00;
        var denominator = (((((((7.784695709041462e-03 * q) + 3.224671290700398e-01) * q) + 2.445134137142996e+00) * q)
            + 3.754408661907416e+00) * q) + 1.0;
        return numerator / denominator;
    }
}
