using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>What generated code tells the library about a model; one constant instance per model class.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelInfo
{
    /// <summary>The name of the model class.</summary>
    public required string Name { get; init; }

    /// <summary>A hash of what decides whether saved parameters fit: layers, shapes, names; not dropout, loss or optimizer.</summary>
    public required string ArchitectureHash { get; init; }

    /// <summary>The shape of one input sample; of several inputs, the bytes of all.</summary>
    public required int[] InputShape { get; init; }

    /// <summary>The inputs of a model that has several, which come as rows of bytes; otherwise empty.</summary>
    public InputInfo[] Inputs { get; init; } = [];

    /// <summary>The type of the input's elements.</summary>
    public ElementType InputType { get; init; }

    /// <summary>For an input of tokens: they are less than this. 0 for no limit.</summary>
    public int TokenLimit { get; init; }

    /// <summary>The shape of one output sample; of several outputs, the elements of all.</summary>
    public required int[] OutputShape { get; init; }

    /// <summary>The outputs of a model that has several, which come side by side; otherwise empty.</summary>
    public OutputInfo[] Outputs { get; init; } = [];

    /// <summary>All parameters; those with gradients first in storage, from offset 0 to <see cref="GradientLength"/>.</summary>
    public required ParameterInfo[] Parameters { get; init; }

    /// <summary>The number of floats that all parameters take in storage, padding included; a multiple of 16.</summary>
    public required int StorageLength { get; init; }

    /// <summary>The number of floats that gradients and each optimizer slot take; a prefix of the storage.</summary>
    public int GradientLength { get; init; }

    /// <summary>The names of the optimizer's slots (Adam: FirstMoment, SecondMoment).</summary>
    public string[] OptimizerSlots { get; init; } = [];

    /// <summary>Which of the slots holds the moving average of the weights, or -1 for none.</summary>
    public int AverageSlot { get; init; } = -1;

    /// <summary>The learning rate that the model declares.</summary>
    public double LearningRate { get; init; }

    /// <summary>How many batches' gradients make one optimizer step in Fit and TrainStep.</summary>
    public int GradientAccumulationSteps { get; init; } = 1;

    /// <summary>Whether inputs may be NaN, which is a missing value to the first layer.</summary>
    public bool AllowsMissingInputs { get; init; }

    /// <summary>The rows of the summary.</summary>
    public required LayerInfo[] Layers { get; init; }

    /// <summary>Which values the model predicts: its inputs count first, then the layers. Empty for the last one alone.</summary>
    public int[] OutputValues { get; init; } = [];

    /// <summary>The bytes of workspace that one sample takes while the model predicts.</summary>
    public long PredictionBytes { get; init; }

    /// <summary>The bytes of workspace that one sample takes while the model is trained; 0 for a model that only predicts.</summary>
    public long TrainingBytes { get; init; }

    /// <summary>The loss, or null for a model that only predicts.</summary>
    public LossInfo? Loss { get; init; }
}

/// <summary>One of several inputs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Type">The type of its elements.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record InputInfo(string Name, int[] Shape, ElementType Type)
{
    /// <summary>For tokens: they are less than this. 0 for no limit.</summary>
    public int TokenLimit { get; init; }

    /// <summary>Whether elements may be NaN, which is a missing value to the layers that read it.</summary>
    public bool AllowsMissing { get; init; }

    /// <summary>The number of elements of one sample.</summary>
    internal int Size { get; } = Shape.Aggregate(1, (product, dimension) => product * dimension);
}

/// <summary>One of several outputs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Loss">Its loss, or null for a model that only predicts.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OutputInfo(string Name, int[] Shape, LossInfo? Loss = null)
{
    /// <summary>What the names of its numbers in logs begin with, in their style: <c>unit_price</c> for <c>UnitPrice</c>.</summary>
    internal string LogName { get; } = LogNames.Of(Name);

    /// <summary>The number of elements of one sample.</summary>
    internal int Size { get; } = Shape.Aggregate(1, (product, dimension) => product * dimension);
}

/// <summary>One parameter as generated code declares it.</summary>
/// <param name="Name">Its path: <c>Dense1.Kernel</c>.</param>
/// <param name="Shape">Its shape as users see it, row-major.</param>
/// <param name="Offset">Its first float in the model's storage; a multiple of 16.</param>
/// <param name="Layout">How its elements lie in storage.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ParameterInfo(string Name, int[] Shape, int Offset, ParameterLayout Layout)
{
    /// <summary>What it is for.</summary>
    public ParameterRole Role { get; init; } = ParameterRole.Trainable;

    /// <summary>Whether the optimizer changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>How it starts.</summary>
    public Initializer Initializer { get; init; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/>.</summary>
    public float ConstantValue { get; init; }

    /// <summary>Its first values, row-major, when they were declared; overrides the initializer.</summary>
    public float[]? InitialValues { get; init; }

    /// <summary>The number of inputs of the layer, for the initializer.</summary>
    public int FanIn { get; init; }

    /// <summary>The number of outputs of the layer, for the initializer.</summary>
    public int FanOut { get; init; }

    /// <summary>Set for a statistic that <c>Fit</c> learns from the inputs.</summary>
    public InputStatistic Statistic { get; init; }

    /// <summary>The index of the input that it is a statistic of.</summary>
    public int StatisticInput { get; init; }

    /// <summary>The elements that <c>Fit</c> learns the statistic of; null for all. The others keep their first value.</summary>
    public int[]? StatisticElements { get; init; }
}

/// <summary>A statistic of the input features that <c>Fit</c> learns before the first epoch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum InputStatistic
{
    /// <summary>None.</summary>
    None,

    /// <summary>The mean of each feature; the parameter's width divides the input size, features repeat with that period.</summary>
    Mean,

    /// <summary>The population variance of each feature, over the same elements.</summary>
    Variance,

    /// <summary>The quantiles of each feature that part its samples evenly: <c>[features, quantiles]</c>, ascending along each row.</summary>
    Quantiles,
}

/// <summary>One row of a model's summary.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">The layer's kind: Dense.</param>
/// <param name="OutputShape">The shape of one sample of its output.</param>
/// <param name="ParameterCount">The number of its parameters, padding not counted.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerInfo(string Name, string Kind, int[] OutputShape, int ParameterCount)
{
    /// <summary>The floating-point operations of one sample of a prediction.</summary>
    public long Flops { get; init; }

    /// <summary>The values that it reads: the model's inputs count first, then the layers. Null for the value before it.</summary>
    public int[]? Inputs { get; init; }
}

/// <summary>What the training loop must know about a loss.</summary>
/// <param name="Name">The loss's kind: BinaryCrossEntropy.</param>
/// <param name="Task">Which metrics fit.</param>
/// <param name="TargetWidth">The number of targets a sample.</param>
/// <param name="ClassIndices">Whether targets are class indices (<see cref="TrainingBatch.Labels"/>).</param>
/// <param name="HeadIsFused">
/// Whether the head's sigmoid or softmax is fused with the loss: training then yields logits while predictions are probabilities.
/// If not, both are the head's plain output.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LossInfo(string Name, PredictionTask Task, int TargetWidth, bool ClassIndices, bool HeadIsFused)
{
    /// <summary>Which numbers are targets, when they are no class indices.</summary>
    public TargetRange TargetRange { get; init; }

    /// <summary>The number of classes that indices may name: the outputs, but for embeddings any.</summary>
    internal int ClassCount(int outputSize) => Task == PredictionTask.Embedding ? int.MaxValue : outputSize;
}

/// <summary>Which numbers a loss takes as targets.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TargetRange
{
    /// <summary>Every finite number.</summary>
    Any,

    /// <summary>0 to 1.</summary>
    Probabilities,

    /// <summary>−1 or 0 for no, 1 for yes.</summary>
    Signs,

    /// <summary>0 or more.</summary>
    NonNegative,
}

/// <summary>What a model's outputs mean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PredictionTask
{
    /// <summary>Numbers: MAE and RMSE are reported.</summary>
    Regression,

    /// <summary>Independent yes/no decisions: accuracy at probability ½ (logit 0) is reported.</summary>
    BinaryClassification,

    /// <summary>One class of several: accuracy of the largest output is reported.</summary>
    Classification,

    /// <summary>A vector whose distances mean something: no metric but the loss.</summary>
    Embedding,
}
