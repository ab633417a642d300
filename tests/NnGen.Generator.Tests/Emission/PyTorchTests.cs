extern alias runtime;

using NnGen.ReferenceValues;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>All models of the reference values, compiled once.</summary>
public sealed class ReferenceModels : IDisposable
{
    internal CompiledModels Models { get; } =
        CompiledModels.Compile(ReferenceCase.All.Select(one => CompiledModels.Source(one.Name, one.Attributes)));

    public void Dispose() => Models.Dispose();
}

/// <summary>Emitted code computes what PyTorch computes.</summary>
public sealed class PyTorchTests(ReferenceModels models) : IClassFixture<ReferenceModels>
{
    private const double Tolerance = 2e-5;
    private const double TrainedTolerance = 1e-4;

    public static TheoryData<string> Names => [.. ReferenceCase.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_parameters_have_the_names_and_shapes_of_the_case(string name)
    {
        var (reference, model) = Start(name);

        // Statistics of the data stand in the attributes only.
        string[] describing = ["Normalization", "Discretization"];
        var trained = model.Parameters.Where(parameter => !describing.Any(kind => parameter.Name.StartsWith(kind, StringComparison.Ordinal)));

        Assert.Equal(
            reference.InitialParameters.Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.Shape)}]").Order(),
            trained.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]").Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void Predictions_agree_with_PyTorch(string name)
    {
        var (reference, model) = Start(name);

        Close.Assert(reference.Predictions.Data, model.Predict(reference.Inputs.Data), Tolerance, "predictions");
    }

    [Theory, MemberData(nameof(Names))]
    public void Evaluation_gives_the_loss_and_the_predictions(string name)
    {
        var (reference, model) = Start(name);

        var (loss, predictions) = model.Evaluate(BatchOf(reference));

        Close.Assert(reference.EvaluationLoss, loss, Tolerance, "loss");
        Close.Assert(reference.Predictions.Data, predictions, Tolerance, "predictions");
    }

    [Theory, MemberData(nameof(Names))]
    public void Loss_and_gradients_agree_with_PyTorch(string name)
    {
        var (reference, model) = Start(name);

        var loss = model.ComputeGradients(BatchOf(reference));

        Close.Assert(reference.Loss, loss, Tolerance, "loss");
        var gradients = model.Gradients();
        Assert.Equal(reference.Gradients.Keys.Order(), gradients.Keys.Order());
        foreach (var (parameter, expected) in reference.Gradients)
        {
            Close.Assert(expected.Data, gradients[parameter], Tolerance, $"gradient of {parameter}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Ten_steps_lead_where_PyTorch_arrives(string name)
    {
        var (reference, model) = Start(name);
        var batch = BatchOf(reference);

        var losses = reference.Losses.Select(_ => model.TrainStep(batch)).ToArray();

        Close.Assert([.. reference.Losses], losses, TrainedTolerance, "losses");
        var values = model.Values();
        foreach (var (parameter, expected) in reference.FinalParameters)
        {
            Close.Assert(expected.Data, values[parameter], TrainedTolerance, parameter);
        }
    }

    private static Batch BatchOf(ReferenceCase reference) => new(
        reference.Inputs.Shape[0],
        reference.Inputs.Data,
        reference.Targets?.Data ?? [],
        reference.Labels,
        reference.SampleWeights?.Data ?? []);

    private (ReferenceCase Reference, ModelUnderTest Model) Start(string name)
    {
        var reference = ReferenceCase.Named(name);
        var model = models.Models.Create(name);
        foreach (var (parameter, tensor) in reference.InitialParameters)
        {
            model.Parameters[parameter].CopyFrom(tensor.Data);
        }

        return (reference, model);
    }
}
