using System.Reflection;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Derivatives and simplifications of formulas.</summary>
public class ExpressionTests
{
    private static readonly double[] s_points = [-2.3, -0.7, -0.15, 0.2, 0.9, 1.8];

    /// <summary>Every function there is, found by reflection.</summary>
    public static TheoryData<string> Functions => [.. Definitions.Instances<Function>().Select(f => f.Name)];

    /// <summary>The functions whose expansion has a derivative of its own.</summary>
    public static TheoryData<string> Composites => [.. Definitions.Instances<CompositeFunction>().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_derivative_of_a_function_is_the_central_difference(string name)
    {
        var (formula, variables) = Apply(name);
        var judged = 0;
        foreach (var point in Points(variables))
        {
            for (var variable = 0; variable < variables; variable++)
            {
                var expected = Difference(formula, point, variable);
                if (double.IsFinite(expected) && double.IsFinite(Evaluation.Evaluate(formula, point)))
                {
                    var actual = Evaluation.Evaluate(formula.Differentiate(variable), point);
                    Assert.True(
                        Math.Abs(actual - expected) <= 1e-7 * Math.Max(1, Math.Abs(expected)),
                        $"d{formula}/dx{variable} at ({string.Join(", ", point)}) is {actual}, differences give {expected}.");
                    judged++;
                }
            }
        }

        Assert.True(judged >= 3, $"Only {judged} points of {name} could be judged.");
    }

    [Theory]
    [MemberData(nameof(Composites))]
    public void The_derivative_of_a_composite_is_that_of_its_expansion(string name)
    {
        var (formula, variables) = Apply(name);
        var call = Assert.IsType<Call>(formula);
        var expansion = call.Function.Expand(call.Arguments)!;
        foreach (var point in Points(variables))
        {
            Assert.Equal(Evaluation.Evaluate(expansion, point), Evaluation.Evaluate(formula, point), 1e-14);
            for (var variable = 0; variable < variables; variable++)
            {
                Assert.Equal(
                    Evaluation.Evaluate(expansion.Differentiate(variable), point),
                    Evaluation.Evaluate(formula.Differentiate(variable), point),
                    1e-13);
            }
        }
    }

    /// <summary>Random formulas rebuilt from parts that were constants: what is folded and dropped has the value of what stands.</summary>
    [Fact]
    public void Simplifications_preserve_values()
    {
        var random = new Random(11);
        double[] constants = [0, 1, -1, 2, -0.5];
        for (var i = 0; i < 2000; i++)
        {
            var point = s_points.OrderBy(_ => random.Next()).Take(3).ToArray();
            var formula = RandomExpressions.Create(4, 3, random);
            var chosen = random.Next(3);
            var constant = constants[random.Next(constants.Length)];
            point[chosen] = constant;

            var simplified = formula.Substitute(v => v == chosen ? constant : new Variable(v));

            var expected = Evaluation.Evaluate(formula, point);
            Assert.DoesNotContain(chosen, simplified.Variables);
            Assert.True(
                Math.Abs(expected - Evaluation.Evaluate(simplified, point)) <= 1e-12 * Math.Max(1, Math.Abs(expected)),
                $"{formula} became {simplified} for x{chosen} = {constant}.");
        }
    }

    [Fact]
    public void Derivatives_of_random_formulas_are_central_differences()
    {
        var random = new Random(12);
        for (var i = 0; i < 1000; i++)
        {
            var formula = RandomExpressions.Create(4, 2, random, smooth: true);
            double[] point = [(2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1];
            var (actual, expected) = (Evaluation.Evaluate(formula.Differentiate(0), point), Difference(formula, point, 0));
            Assert.True(Math.Abs(actual - expected) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"{formula}: {actual}, not {expected}.");
        }
    }

    // From Python's math.erf.
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-08, 1.1283791670955126e-08)]
    [InlineData(0.1, 0.1124629160182849)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1.0, 0.8427007929497149)]
    [InlineData(1.5, 0.9661051464753108)]
    [InlineData(2.0, 0.9953222650189527)]
    [InlineData(2.5, 0.999593047982555)]
    [InlineData(2.9, 0.9999589021219005)]
    [InlineData(2.999, 0.9999777698314002)]
    [InlineData(3.0, 0.9999779095030014)]
    [InlineData(3.1, 0.9999883513426328)]
    [InlineData(3.5, 0.9999992569016276)]
    [InlineData(4.0, 0.9999999845827421)]
    [InlineData(5.0, 0.9999999999984626)]
    [InlineData(5.9, 0.9999999999999999)]
    [InlineData(6.5, 1.0)]
    [InlineData(-0.3, -0.3286267594591274)]
    [InlineData(-2.7, -0.9998656672600594)]
    [InlineData(-4.2, -0.9999999971445058)]
    public void The_error_function_is_accurate(double x, double expected) =>
        Assert.InRange(Evaluation.Evaluate(Erf.Of(new Variable(0)), [x]) - expected, -1e-12, 1e-12);

    /// <summary>The function on variables; parameters that are numbers (a slope) are 0.3.</summary>
    private static (Expression Formula, int Variables) Apply(string name)
    {
        var type = typeof(Function).Assembly.GetTypes().Single(t => t.Name == name && typeof(Function).IsAssignableFrom(t));
        var create = type.GetMethod("Of", BindingFlags.Public | BindingFlags.Static)!;
        var variables = 0;
        var arguments = create.GetParameters().Select(p => p.ParameterType == typeof(double) ? (object)0.3 : new Variable(variables++)).ToArray();
        return ((Expression)create.Invoke(null, arguments)!, variables);
    }

    private static IEnumerable<double[]> Points(int variables) =>
        s_points.Select((_, i) => Enumerable.Range(0, variables).Select(v => s_points[(i + (2 * v)) % s_points.Length]).ToArray());

    private static double Difference(Expression formula, double[] point, int variable)
    {
        const double Step = 1e-5;
        double At(double shift)
        {
            var moved = point.ToArray();
            moved[variable] += shift;
            return Evaluation.Evaluate(formula, moved);
        }

        return (At(Step) - At(-Step)) / (2 * Step);
    }
}
