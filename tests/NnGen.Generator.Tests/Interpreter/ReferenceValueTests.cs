using NnGen.Generator.Declaration;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Graph;
using NnGen.Generator.Tests.Infrastructure;
using NnGen.ReferenceValues;
using Xunit;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>The graphs, through all passes, and the optimizers' formulas against PyTorch.</summary>
public class ReferenceValueTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Cases => [.. ReferenceCase.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predictions_gradients_losses_and_steps_are_those_of_PyTorch(string name)
    {
        var reference = ReferenceCase.Named(name);
        var model = Read(reference);
        var batch = BatchOf(reference, model);
        var parameters = ParametersOf(reference, model);
        var training = new ReferenceInterpreter(Pipeline.Run(model, GraphPurpose.Train));

        var predictions = new ReferenceInterpreter(Pipeline.Run(model, GraphPurpose.Predict)).Run(batch, parameters).Prediction;
        AssertClose(predictions, reference.Predictions, "predictions");
        var first = training.Run(batch, parameters);
        Assert.Equal(reference.Gradients.Keys.Order(StringComparer.Ordinal), first.Gradients.Keys.Order(StringComparer.Ordinal));
        Assert.All(first.Gradients, gradient => AssertClose(gradient.Value, reference.Gradients[gradient.Key], gradient.Key));

        var optimizer = new OptimizerInterpreter(
            model.Optimizer!.Definition.Rule(model.Optimizer.Attribute), (OptimizerAttribute)model.Optimizer.Attribute);
        foreach (var expected in reference.Losses)
        {
            var step = training.Run(batch, parameters);
            Assert.InRange(step.Loss, expected - (Tolerance * Math.Abs(expected)), expected + (Tolerance * Math.Abs(expected)));
            optimizer.Step(parameters, step.Gradients);
            foreach (var (statistic, value) in step.StatisticUpdates)
            {
                parameters[statistic] = value;
            }
        }

        Assert.All(reference.FinalParameters, final => AssertClose(parameters[final.Key], final.Value, "final " + final.Key));
    }

    private static ResolvedModel Read(ReferenceCase reference)
    {
        var reading = TestCompilation.Create(Sources.Model(reference.Attributes)).Read("M");
        Assert.Empty(reading.Problems);
        return Stack.Resolve(reading.Declaration!);
    }

    private static ReferenceBatch BatchOf(ReferenceCase reference, ResolvedModel model)
    {
        var batch = ReferenceBatch.Of(reference.Inputs.Shape[0], model.Declaration.Inputs[0].Name, Doubles(reference.Inputs)) with
        {
            SampleWeights = reference.SampleWeights is { } weights ? Doubles(weights) : null,
        };
        return reference.Targets is { } targets ? batch with { Targets = Doubles(targets) } : batch.WithLabels(reference.Labels);
    }

    /// <summary>The initial parameters, and the declared statistics, which stand in the attributes only.</summary>
    private static Dictionary<string, double[]> ParametersOf(ReferenceCase reference, ResolvedModel model)
    {
        var parameters = model.Lowered(GraphPurpose.Train).Parameters
            .Where(p => p.InitialValues.Count > 0)
            .ToDictionary(p => p.Name, p => p.InitialValues.ToArray());
        foreach (var (name, tensor) in reference.InitialParameters)
        {
            parameters.Add(name, Doubles(tensor));
        }

        return parameters;
    }

    private static void AssertClose(double[] actual, ReferenceTensor expected, string what)
    {
        var error = Agreement.RelativeError(actual, Doubles(expected));
        Assert.True(error <= Tolerance, $"{what}: relative error {error:g2}.");
    }

    private static double[] Doubles(ReferenceTensor tensor) => [.. tensor.Data.Select(x => (double)x)];
}
