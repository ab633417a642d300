using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Infrastructure;
using NnGen.Generator.Tests.Interpreter;

namespace NnGen.Generator.Tests.Emission;

/// <summary>What a model should compute: the interpreter on its graph as it is lowered, before any pass but differentiation.</summary>
internal sealed class Oracle
{
    private readonly ResolvedModel _model;

    private Oracle(ResolvedModel model) => _model = model;

    /// <summary>The oracle of a model.</summary>
    /// <param name="name">The class.</param>
    /// <param name="source">Its source.</param>
    public static Oracle Of(string name, string source)
    {
        var reading = TestCompilation.Create(source).Read(name);
        return new Oracle(ModelResolver.Resolve(reading.Declaration!, [])
            ?? throw new ArgumentException($"{name} is not a valid model: {string.Join(", ", reading.Problems)}", nameof(source)));
    }

    /// <summary>The oracle of a declaration.</summary>
    public static Oracle Of(ModelDeclaration declaration) => new(Graph.Stack.Resolve(declaration));

    /// <summary>The predictions of a model on a batch.</summary>
    public double[] Predict(ModelUnderTest model, Batch batch) =>
        Run(Lowering.Lower(_model, GraphPurpose.Predict), model, batch).Prediction;

    /// <summary>Loss, predictions and logits as at inference.</summary>
    public ReferenceResults Evaluate(ModelUnderTest model, Batch batch) =>
        Run(Lowering.Lower(_model, GraphPurpose.Evaluate), model, batch);

    /// <summary>Loss and gradients while training; call before the model sees the batch, since masks depend on the count of batches.</summary>
    /// <param name="model">The model.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="singlePrecision">Whether each value of the graph is rounded to single precision.</param>
    public ReferenceResults Train(ModelUnderTest model, Batch batch, bool singlePrecision = false) =>
        Run(Differentiate.Run(Lowering.Lower(_model, GraphPurpose.Train)), model, batch, singlePrecision);

    private ReferenceResults Run(ComputationGraph graph, ModelUnderTest model, Batch batch, bool singlePrecision = false)
    {
        var reference = ReferenceBatch.Of(batch.Samples, _model.Declaration.Inputs[0].Name, Doubles(batch.Inputs)) with
        {
            Targets = batch.Labels.Length > 0 ? [.. batch.Labels.Select(label => (double)label)] : Doubles(batch.Targets),
            SampleWeights = batch.SampleWeights.Length > 0 ? Doubles(batch.SampleWeights) : null,
        };
        if (_model.Loss is not null)
        {
            reference = reference with
            {
                Seed = unchecked((ulong)model.Trainable.Core.Seed),
                Step = (ulong)model.Trainable.Core.BatchesSeen,
            };
        }

        return new ReferenceInterpreter(graph, singlePrecision).Run(reference, model.Values().ToDictionary(entry => entry.Key, entry => Doubles(entry.Value)));
    }

    private static double[] Doubles(IEnumerable<float> numbers) => [.. numbers.Select(number => (double)number)];
}
