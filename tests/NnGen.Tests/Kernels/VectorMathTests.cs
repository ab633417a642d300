using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Kernels;

public sealed class VectorMathTests
{
    private const float Infinity = float.PositiveInfinity;

    /// <summary>A function, the range in which its relative error is bounded, and the bound in units in the last place.</summary>
    private static readonly (string Function, float Low, float High, double Ulps)[] Bounds =
    [
        (nameof(VectorMath.Exp), -86.98f, 88.72283f, 1.1),
        (nameof(VectorMath.Log), float.Epsilon, float.MaxValue, 1.1),
        (nameof(VectorMath.Tanh), -20f, 20f, 5.0),
        (nameof(VectorMath.Sigmoid), -86.98f, 100f, 3.0),
        (nameof(VectorMath.Softplus), -86.98f, 1e10f, 4.0),
        (nameof(VectorMath.Erf), -10f, 10f, 5.0),
    ];

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var (function, _, _, _) in Bounds)
        {
            foreach (var lanes in VectorMathMaps.Lanes)
                cases.Add(function, lanes);
        }
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_error_stays_within_its_bound_over_the_whole_range(string function, int lanes)
    {
        var (_, low, high, bound) = Bounds.Single(b => b.Function == function);
        var x = Grid(low, high);
        var y = VectorMathMaps.Apply(function, lanes, x);
        var (worst, at) = (0.0, 0f);
        for (var i = 0; i < x.Length; i++)
        {
            var expected = Reference(function, x[i]);
            var error = Math.Abs(y[i] - expected) / UlpOf(expected);
            if (!(error <= worst))
                (worst, at) = (error, x[i]);
        }
        Assert.True(worst <= bound, $"{function} on {lanes} lanes is off by {worst:F3} ulp at {at:R}");
    }

    [Theory, MemberData(nameof(Cases))]
    public void NaN_passes_through_in_every_lane(string function, int lanes)
    {
        var x = new float[16];
        Array.Fill(x, float.NaN);
        Assert.All(VectorMathMaps.Apply(function, lanes, x), y => Assert.True(float.IsNaN(y)));
    }

    [Theory]
    [InlineData(nameof(VectorMath.Exp), Infinity, Infinity)]
    [InlineData(nameof(VectorMath.Exp), -Infinity, 0f)]
    [InlineData(nameof(VectorMath.Exp), 88.72284f, Infinity)]
    [InlineData(nameof(VectorMath.Exp), 1e30f, Infinity)]
    [InlineData(nameof(VectorMath.Exp), -87.5f, 0f)]
    [InlineData(nameof(VectorMath.Exp), -1e30f, 0f)]
    [InlineData(nameof(VectorMath.Exp), 0f, 1f)]
    [InlineData(nameof(VectorMath.Log), 0f, -Infinity)]
    [InlineData(nameof(VectorMath.Log), Infinity, Infinity)]
    [InlineData(nameof(VectorMath.Log), -1f, float.NaN)]
    [InlineData(nameof(VectorMath.Log), -1e-40f, float.NaN)]
    [InlineData(nameof(VectorMath.Log), -Infinity, float.NaN)]
    [InlineData(nameof(VectorMath.Log), 1f, 0f)]
    [InlineData(nameof(VectorMath.Tanh), Infinity, 1f)]
    [InlineData(nameof(VectorMath.Tanh), -Infinity, -1f)]
    [InlineData(nameof(VectorMath.Tanh), 0f, 0f)]
    [InlineData(nameof(VectorMath.Sigmoid), Infinity, 1f)]
    [InlineData(nameof(VectorMath.Sigmoid), -Infinity, 0f)]
    [InlineData(nameof(VectorMath.Sigmoid), -1e30f, 0f)]
    [InlineData(nameof(VectorMath.Sigmoid), 0f, 0.5f)]
    [InlineData(nameof(VectorMath.Softplus), Infinity, Infinity)]
    [InlineData(nameof(VectorMath.Softplus), -Infinity, 0f)]
    [InlineData(nameof(VectorMath.Softplus), -1e30f, 0f)]
    [InlineData(nameof(VectorMath.Erf), Infinity, 1f)]
    [InlineData(nameof(VectorMath.Erf), -Infinity, -1f)]
    [InlineData(nameof(VectorMath.Erf), 0f, 0f)]
    public void Edges_are_exact(string function, float x, float expected)
    {
        var inputs = new float[16];
        Array.Fill(inputs, x);
        foreach (var lanes in VectorMathMaps.Lanes)
            Assert.All(VectorMathMaps.Apply(function, lanes, inputs), y => Assert.Equal(expected, y));
    }

    [Theory]
    [InlineData(nameof(VectorMath.Tanh))]
    [InlineData(nameof(VectorMath.Erf))]
    [InlineData(nameof(VectorMath.Sigmoid))]
    public void Bounded_functions_never_leave_their_bounds(string function)
    {
        var x = Grid(-30f, 30f);
        foreach (var lanes in VectorMathMaps.Lanes)
        {
            var y = VectorMathMaps.Apply(function, lanes, x);
            Assert.InRange(y.Min(), -1f, 1f);
            Assert.InRange(y.Max(), -1f, 1f);
        }
    }

    [Fact]
    public void Every_width_gives_the_same_values()
    {
        foreach (var (function, low, high, _) in Bounds)
        {
            var x = Grid(low, high);
            var expected = VectorMathMaps.Apply(function, 1, x);
            foreach (var lanes in VectorMathMaps.Lanes)
            {
                var y = VectorMathMaps.Apply(function, lanes, x);
                for (var i = 0; i < x.Length; i++)
                    Assert.InRange(Math.Abs((double)y[i] - expected[i]) / UlpOf(expected[i]), 0, 1);
            }
        }
    }

    [Fact]
    public void The_reference_for_erf_agrees_with_published_values()
    {
        Assert.Equal(1.1283791670579e-05 * 1e5, Reference(nameof(VectorMath.Erf), 1e-5) * 1e5, 14);
        Assert.Equal(0.5204998778130465, Reference(nameof(VectorMath.Erf), 0.5), 14);
        Assert.Equal(0.8427007929497148, Reference(nameof(VectorMath.Erf), 1), 13);
        Assert.Equal(0.9953222650189527, Reference(nameof(VectorMath.Erf), 2), 14);
        Assert.Equal(0.9999779095030014, Reference(nameof(VectorMath.Erf), 3), 14);
    }

    /// <summary>Evenly spaced numbers and evenly spaced bit patterns (normal numbers of every magnitude) within a range, and its ends.</summary>
    private static float[] Grid(float low, float high)
    {
        var values = new List<float> { low, high };
        var (a, b) = (Math.Max(low, -100f), Math.Min(high, 100f));
        for (var i = 0; i <= 40_000; i++)
            values.Add((float)(a + ((double)b - a) * i / 40_000));
        for (var bits = 0x00800000; bits < 0x7F800000; bits += 60_013)
        {
            var magnitude = BitConverter.Int32BitsToSingle(bits);
            if (magnitude <= high)
                values.Add(magnitude);
            if (-magnitude >= low)
                values.Add(-magnitude);
        }
        while (values.Count % 16 != 0)
            values.Add(high);
        return [.. values];
    }

    private static double UlpOf(double value)
    {
        var magnitude = Math.Abs(value);
        return magnitude < 1.1754943508222875e-38 ? float.Epsilon : Math.ScaleB(1, Math.ILogB(magnitude) - 23);
    }

    private static double Reference(string function, double x) => function switch
    {
        nameof(VectorMath.Exp) => Math.Exp(x),
        nameof(VectorMath.Log) => Math.Log(x),
        nameof(VectorMath.Tanh) => Math.Tanh(x),
        nameof(VectorMath.Sigmoid) => 1 / (1 + Math.Exp(-x)),
        nameof(VectorMath.Softplus) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))),
        nameof(VectorMath.Erf) => Erf(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    private static double LogOnePlus(double u) => u < 1e-5 ? u - (u * u / 2) + (u * u * u / 3) : Math.Log(1 + u);

    /// <summary>erf x = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, all of whose terms have one sign.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        var term = x;
        var sum = x;
        for (var n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
