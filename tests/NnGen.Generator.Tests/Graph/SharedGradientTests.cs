using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Interpreter;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Parameters whose gradients are the same value.</summary>
public class SharedGradientTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void Parameters_with_the_very_same_gradient_each_have_it_in_a_place_of_their_own(int width)
    {
        var (graph, batch, parameters) = ThreeBiases(width);
        var differentiated = Differentiate.Run(graph);
        Assert.Single(differentiated.Outputs.Where(o => o.Kind == OutputKind.Gradient).Select(o => o.Value).Distinct());

        var after = AllPasses(graph);

        Agreement.AssertSameOutputs(differentiated, after, batch, parameters, "three biases");
        Assert.Equal(3, after.Outputs.Where(o => o.Kind == OutputKind.Gradient).Select(o => o.Value).Distinct().Count());
        Liveness.AssertPlacesAreDistinct(PlanMemory.Run(after));
    }

    [Fact]
    public void Nothing_reads_a_gradient_where_it_is_added_up_over_batches()
    {
        // b and tanh(c) are added to the same numbers: the sum that is b's gradient is a factor of c's.
        var builder = new GraphBuilder();
        var (b, c) = (Parameter(builder, "b", 1), Parameter(builder, "c", 1));
        var x = builder.Add(new InputOp(InputKind.Features, "x", Shape.Of(1), ElementType.Float32));
        var bent = builder.Elementwise("Tanh", Tanh.Of(new Variable(0)), c);
        var sum = builder.Elementwise("Sum", new Variable(0) + (new Variable(1) + (Expression)new Variable(2)), x, b, bent);
        var (graph, batch, parameters) = WithLoss(builder, sum, 1);

        var after = AllPasses(graph);

        Agreement.AssertGradientsAreCentralDifferences(graph, batch, parameters, "tanh of a parameter");
        Agreement.AssertSameOutputs(Differentiate.Run(graph), after, batch, parameters, "tanh of a parameter");
        Assert.All(
            after.Outputs.Where(o => o.Kind == OutputKind.Gradient),
            gradient => Assert.DoesNotContain(after.Values, v => v.Inputs.Contains(gradient.Value)));
    }

    private static (ComputationGraph Graph, ReferenceBatch Batch, Dictionary<string, double[]> Parameters) ThreeBiases(int width)
    {
        var builder = new GraphBuilder();
        Value[] biases = [Parameter(builder, "a", width), Parameter(builder, "b", width), Parameter(builder, "c", width)];
        var value = builder.Add(new InputOp(InputKind.Features, "x", Shape.Of(width), ElementType.Float32));
        var sum = new Variable(0) + (new Variable(1) + (new Variable(2) + (Expression)new Variable(3)));
        var added = builder.Elementwise("Bias", sum, [value, .. biases]);
        return WithLoss(builder, added, width);
    }

    private static (ComputationGraph Graph, ReferenceBatch Batch, Dictionary<string, double[]> Parameters) WithLoss(
        GraphBuilder builder, Value value, int width)
    {
        Expression square = new Variable(0) * (Expression)new Variable(0);
        builder.Output(
            OutputKind.Loss,
            builder.Reduce("Loss", ReduceAxes.Samples | ReduceAxes.Features, Scalar.ReciprocalBatch * square, Shape.Scalar, value));
        var graph = builder.Build();
        var random = new Random(5);
        return (graph, ReferenceBatch.Of(4, "x", Stack.Numbers(4 * width, random)), Stack.RandomParameters(graph, random));
    }

    private static Value Parameter(GraphBuilder builder, string name, int width) =>
        builder.Add(new ParameterOp(new ParameterDefinition(name, Shape.Of(width))));

    private static ComputationGraph AllPasses(ComputationGraph graph) =>
        Pipeline.Passes(GraphPurpose.Train).Aggregate(graph, (current, pass) => pass.Run(current));
}
