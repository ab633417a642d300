using NnGen.Generator.Graph;
using NnGen.Generator.Passes;
using NnGen.Generator.Tests.Interpreter;
using Xunit;

namespace NnGen.Generator.Tests.Graph;

/// <summary>Every pass gives a graph that computes the same.</summary>
public class PassTests
{
    private static readonly (int[] Input, string[] Attributes)[] s_models =
    [
        ([5], ["Dense(Units=7;Activation=Activation.ReLU)", "Dense(Units=3)", "MeanSquaredError"]),
        ([1], ["Dense(Units=1)", "MeanAbsoluteError"]),
        ([1], ["Dense(Units=9;Activation=Activation.Tanh;L1=0.1;L2=0.2)", "Dense(Units=1;Activation=Activation.Sigmoid)", "BinaryCrossEntropy(LabelSmoothing=0.1)"]),
        ([33], ["Dense(Units=17;Activation=Activation.GELU;L2=0.01)", "Dense(Units=10;Activation=Activation.Softmax)", "CrossEntropy"]),
        ([4], ["Dense(Units=1;L1=0.3)", "Dense(Units=1;Activation=Activation.ELU)", "Dense(Units=3)", "CrossEntropy(OneHot=true;LabelSmoothing=0.1)"]),
        ([4], ["Dense(Units=3;Trainable=false;L2=0.1)", "Dense(Units=5;Trainable=false)", "Dense(Units=2;UseBias=false)", "MeanSquaredError"]),
        ([2, 3], ["Normalization", "Flatten", "Dense(Units=5;Activation=Activation.SiLU)", "Dropout(Rate=0.3)", "Dense(Units=3)", "CrossEntropy(LabelSmoothing=0.2)"]),
        ([6], ["Normalization(Mean=[0.5];Variance=[2])", "Dropout(Rate=0.2)", "Dense(Units=16;Activation=Activation.LeakyReLU)", "Dense(Units=16;Activation=Activation.Softplus)", "Dense(Units=16)", "MeanSquaredError"]),
        ([5], ["Dense(Units=6;Activation=Activation.Softmax)", "Dense(Units=4;Activation=Activation.Softmax)", "MeanSquaredError"]),
        ([3], ["Dense(Units=4;Trainable=false)", "Softmax", "CrossEntropy"]),
        ([5], ["Dense(Units=7)", "BatchNormalization", "ReLU", "Dense(Units=16;UseBias=false)", "BatchNormalization(Scale=false)", "GELU", "Dense(Units=2)", "MeanSquaredError"]),
        ([4], ["BatchNormalization(Center=false)", "Dense(Units=6;Activation=Activation.Tanh)", "BatchNormalization(Trainable=false)", "Dense(Units=2)", "MeanSquaredError"]),
        ([3, 5], ["BatchNormalization", "Tanh", "LayerNormalization", "ReLU", "RMSNormalization", "Flatten", "Dense(Units=2)", "MeanSquaredError"]),
        ([4, 16], ["LayerNormalization", "SiLU", "BatchNormalization", "Softmax", "UnitNormalization", "MeanSquaredError"]),
        ([3], ["Dense(Units=4)", "Dense(Units=4;Activation=Activation.Sigmoid)", "Sigmoid", "BinaryCrossEntropy"]),
        ([18, 20, 3], ["Conv2D(Filters=10;KernelSize=3;Activation=Activation.ReLU)", "MaxPool2D", "Conv2D(Filters=12;KernelSize=3;Activation=Activation.Tanh;Padding=Padding.Same)", "AveragePool2D", "GlobalAveragePool2D", "Dense(Units=3)", "MeanSquaredError"]),
    ];

    public static TheoryData<int> Models => [.. Enumerable.Range(0, s_models.Length)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_pass_preserves_the_outputs(int index)
    {
        var (input, attributes) = s_models[index];
        var model = Stack.Of(input, attributes);
        var random = new Random(index);
        var batch = Stack.RandomBatch(model, 6, random);
        foreach (var purpose in Enum.GetValues<GraphPurpose>())
        {
            var graph = model.Lowered(purpose);
            var parameters = Stack.RandomParameters(graph, random);
            foreach (var (name, run) in Pipeline.Passes(purpose))
            {
                var after = run(graph);
                Agreement.AssertSameOutputs(graph, after, batch, parameters, $"{string.Join(" ", attributes)}: {name}");
                graph = after;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_pass_alone_preserves_the_outputs(int index)
    {
        var (input, attributes) = s_models[index];
        var model = Stack.Of(input, attributes);
        var random = new Random(100 + index);
        var batch = Stack.RandomBatch(model, 3, random);
        var graph = Differentiate.Run(model.Lowered(GraphPurpose.Train));
        var parameters = Stack.RandomParameters(graph, random);
        foreach (var (name, run) in Pipeline.Passes(GraphPurpose.Train).Where(pass => pass.Name != nameof(Differentiate)))
        {
            Agreement.AssertSameOutputs(graph, run(graph), batch, parameters, $"{string.Join(" ", attributes)}: {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluation_and_training_without_dropout_report_the_same_loss(int index)
    {
        var (input, attributes) = s_models[index];
        // Dropout and the statistics of a batch are what training differs in.
        var model = Stack.Of(input, [.. attributes.Where(a => !a.StartsWith("Dropout", StringComparison.Ordinal) && !a.StartsWith("BatchN", StringComparison.Ordinal))]);
        var random = new Random(200 + index);
        var batch = Stack.RandomBatch(model, 4, random);
        var (training, evaluation) = (Pipeline.Run(model, GraphPurpose.Train), Pipeline.Run(model, GraphPurpose.Evaluate));
        var parameters = Stack.RandomParameters(Pipeline.Run(model, GraphPurpose.Evaluate), random);

        var expected = new ReferenceInterpreter(training).Run(batch, parameters).Loss;
        Assert.Equal(expected, new ReferenceInterpreter(evaluation).Run(batch, parameters).Loss, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Values_that_live_at_once_have_places_of_their_own(int index)
    {
        var model = Stack.Of(s_models[index].Input, s_models[index].Attributes);
        foreach (var purpose in Enum.GetValues<GraphPurpose>())
        {
            Liveness.AssertPlacesAreDistinct(PlanMemory.Run(Pipeline.Run(model, purpose)));
        }
    }
}
