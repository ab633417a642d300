using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Random graphs, half of which use parameters more than once.</summary>
public class RandomGraphTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Gradients_of_a_random_graph_are_central_differences(int seed)
    {
        var (graph, batch, parameters) = RandomGraph.Create(seed, shares: seed % 2 == 0);
        Agreement.AssertGradientsAreCentralDifferences(graph, batch, parameters, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_pass_preserves_a_random_graph(int seed)
    {
        var (graph, batch, parameters) = RandomGraph.Create(seed, shares: seed % 2 == 0);
        foreach (var (name, run) in Pipeline.Passes(GraphPurpose.Train))
        {
            var after = run(graph);
            Agreement.AssertSameOutputs(graph, after, batch, parameters, $"seed {seed}: {name}");
            graph = after;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Values_of_a_random_graph_that_live_at_once_have_places_of_their_own(int seed)
    {
        var (graph, _, _) = RandomGraph.Create(seed, shares: seed % 2 == 0);
        var planned = Pipeline.Passes(GraphPurpose.Train).Aggregate(graph, (current, pass) => pass.Run(current));
        Liveness.AssertPlacesAreDistinct(PlanMemory.Run(planned));
    }

    [Fact]
    public void A_number_per_sample_that_is_repeated_along_a_row_is_summed_as_often()
    {
        // The gradient with respect to s is the sum, over x's five elements, of a number that does not depend on the element.
        var builder = new GraphBuilder();
        var x = builder.Add(new InputOp(InputKind.Features, "x", Shape.Of(5), ElementType.Float32));
        var p = builder.Add(new ParameterOp(new ParameterDefinition("p", Shape.Of(1))));
        var s = builder.Elementwise("s", new Variable(0) * (Expression)new Variable(1), Shape.Of(1), rows: 1,
            builder.Reduce("Total", ReduceAxes.Features, new Variable(0), Shape.Of(1), x), p);
        var sum = builder.Reduce("Sum", ReduceAxes.Features, new Variable(0) + (Expression)new Variable(1), Shape.Of(1), x, s);
        builder.Output(OutputKind.Loss, builder.Reduce("Loss", ReduceAxes.Samples, new Variable(0) * (Expression)new Variable(0), Shape.Scalar, sum));
        var (graph, random) = (Differentiate.Run(builder.Build()), new Random(3));
        var batch = Interpreter.ReferenceBatch.Of(3, "x", Stack.Numbers(15, random));

        Agreement.AssertSameOutputs(graph, Fuse.Run(graph), batch, Stack.RandomParameters(graph, random), "repeated along a row");
    }
}
