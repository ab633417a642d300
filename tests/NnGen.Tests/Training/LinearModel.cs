using NnGen.Generated;

namespace NnGen.Tests.Training;

/// <summary>
/// What a generated model looks like to the trainer, written by hand: optional normalisation, one dense layer that starts at 0, a
/// loss, and plain gradient descent.
/// </summary>
internal sealed class LinearModel : ITrainable
{
    public static readonly LossInfo SquaredError = new("MeanSquaredError", PredictionTask.Regression, 1, false, false);
    public static readonly LossInfo BinaryFused = new("BinaryCrossEntropy", PredictionTask.BinaryClassification, 1, false, true) { TargetRange = TargetRange.Probabilities };
    public static readonly LossInfo BinaryLogits = BinaryFused with { HeadIsFused = false };
    public static readonly LossInfo Classes = new("CrossEntropy", PredictionTask.Classification, 1, true, true);

    private readonly LossInfo _loss;
    private readonly Parameter _kernel;
    private readonly Parameter _bias;
    private readonly double[] _kernelGradient;
    private readonly double[] _biasGradient;
    private readonly double[] _row;
    private readonly float _learningRate;

    public LinearModel(
        int inputs, int outputs, LossInfo loss, int normalizedWidth = 0, float[]? declaredMean = null, int seed = 0,
        float learningRate = 0.125f)
    {
        (InputSize, OutputSize, _loss, _learningRate) = (inputs, outputs, loss, learningRate);
        Core = new ModelCore(InfoOf(inputs, outputs, loss, normalizedWidth, declaredMean, learningRate), seed);
        _kernel = Core.Parameters["Dense1.Kernel"];
        _bias = Core.Parameters["Dense1.Bias"];
        _kernelGradient = new double[inputs * outputs];
        _biasGradient = new double[outputs];
        _row = new double[outputs];
    }

    public ModelCore Core { get; }

    public int InputSize { get; }

    public int OutputSize { get; }

    public ParameterCollection Parameters => Core.Parameters;

    public ModelSummary Summary => new(Core.Info);

    /// <summary>The first input of every sample that was trained on, and the size of every batch.</summary>
    public List<float>? SeenSamples { get; set; }

    public List<int> BatchSizes { get; } = new(1024);

    public int Reserved { get; private set; }

    public int EvaluatedBatches { get; private set; }

    public float ComputeGradients(scoped in TrainingBatch batch, Span<float> headOutputs)
    {
        if (!Core.HasGradients)
        {
            Array.Clear(_kernelGradient);
            Array.Clear(_biasGradient);
        }

        Core.HasGradients = true;
        var count = batch.Inputs.Length / InputSize;
        BatchSizes.Add(count);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var input = batch.Inputs.Slice(i * InputSize, InputSize);
            SeenSamples?.Add(input[0]);
            Forward(input, headOutputs.Slice(i * OutputSize, OutputSize));
            sum += Loss(batch, i, headOutputs.Slice(i * OutputSize, OutputSize), withGradient: true);
            var weight = batch.SampleWeights.IsEmpty ? 1 : batch.SampleWeights[i];
            for (var output = 0; output < OutputSize; output++)
            {
                var gradient = _row[output] * weight / count;
                _biasGradient[output] += gradient;
                for (var k = 0; k < InputSize; k++)
                    _kernelGradient[(k * OutputSize) + output] += gradient * Normalized(input, k);
            }
        }

        return (float)(sum / count);
    }

    public void ApplyGradients(double? learningRate = null, float gradientScale = 1f)
    {
        Assert(Core.HasGradients);
        var rate = (learningRate ?? _learningRate) * gradientScale;
        for (var i = 0; i < _kernelGradient.Length; i++)
            _kernel[i] -= (float)(rate * _kernelGradient[i]);
        for (var i = 0; i < _biasGradient.Length; i++)
            _bias[i] -= (float)(rate * _biasGradient[i]);
        Core.HasGradients = false;
        Core.Step++;
    }

    public float EvaluateBatch(scoped in TrainingBatch batch, Span<float> predictions)
    {
        EvaluatedBatches++;
        var count = batch.Inputs.Length / InputSize;
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var output = predictions.Slice(i * OutputSize, OutputSize);
            Forward(batch.Inputs.Slice(i * InputSize, InputSize), output);
            sum += Loss(batch, i, output, withGradient: false);
            Activate(output);
        }

        return (float)(sum / count);
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        for (var i = 0; i < inputs.Length / InputSize; i++)
        {
            var output = outputs.Slice(i * OutputSize, OutputSize);
            Forward(inputs.Slice(i * InputSize, InputSize), output);
            Activate(output);
        }
    }

    public void Reserve(int batchSize) => Reserved = batchSize;

    public void Save(string path, SaveOptions? options = null) => throw new NotSupportedException();

    public void Load(string path) => throw new NotSupportedException();

    private static ModelInfo InfoOf(int inputs, int outputs, LossInfo loss, int normalizedWidth, float[]? declaredMean, double learningRate)
    {
        var parameters = new List<ParameterInfo>();
        var offset = 0;
        void Add(string name, int[] shape, Func<ParameterInfo, ParameterInfo> change)
        {
            var layout = ParameterLayout.Flat(shape.Aggregate(1, (a, b) => a * b));
            parameters.Add(change(new ParameterInfo(name, shape, offset, layout)));
            offset += layout.StorageLength;
        }

        Add("Dense1.Kernel", [inputs, outputs], info => info);
        Add("Dense1.Bias", [outputs], info => info);
        var gradientLength = offset;
        if (normalizedWidth > 0)
        {
            Add("Normalization1.Mean", [normalizedWidth], info => info with
            {
                Role = ParameterRole.Statistic, Statistic = InputStatistic.Mean, InitialValues = declaredMean,
            });
            Add("Normalization1.Variance", [normalizedWidth], info => info with
            {
                Role = ParameterRole.Statistic, Statistic = InputStatistic.Variance, Initializer = Initializer.Ones,
            });
        }

        return new ModelInfo
        {
            Name = "Linear", ArchitectureHash = "", InputShape = [inputs], OutputShape = [outputs],
            Parameters = [.. parameters], StorageLength = offset, GradientLength = gradientLength, Layers = [], Loss = loss,
            LearningRate = learningRate,
        };
    }

    private double Normalized(ReadOnlySpan<float> input, int index)
    {
        if (Core.Parameters.Count == 2)
            return input[index];
        var mean = Core.Parameters[2];
        var variance = Core.Parameters[3];
        return (input[index] - mean[index % mean.Count]) / Math.Max(Math.Sqrt(variance[index % mean.Count]), 1e-7);
    }

    private void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        for (var o = 0; o < OutputSize; o++)
        {
            double sum = _bias[o];
            for (var k = 0; k < InputSize; k++)
                sum += Normalized(input, k) * _kernel[(k * OutputSize) + o];
            output[o] = (float)sum;
        }
    }

    /// <summary>The weighted loss of one sample; its gradient, without the weight, goes to the row.</summary>
    private double Loss(scoped in TrainingBatch batch, int sample, ReadOnlySpan<float> head, bool withGradient)
    {
        var loss = 0.0;
        var softmaxSum = 0.0;
        foreach (var logit in head)
            softmaxSum += Math.Exp(logit);
        for (var o = 0; o < OutputSize; o++)
        {
            double z = head[o];
            double target = _loss.ClassIndices ? (batch.Labels[sample] == o ? 1 : 0) : batch.Targets[(sample * OutputSize) + o];
            (loss, var gradient) = _loss.Task switch
            {
                PredictionTask.Regression => (loss + ((z - target) * (z - target) / OutputSize), 2 * (z - target) / OutputSize),
                PredictionTask.BinaryClassification => (
                    loss + ((Math.Max(z, 0) - (z * target) + Math.Log(1 + Math.Exp(-Math.Abs(z)))) / OutputSize),
                    ((1 / (1 + Math.Exp(-z))) - target) / OutputSize),
                _ => (loss - (target * (z - Math.Log(softmaxSum))), (Math.Exp(z) / softmaxSum) - target),
            };
            if (withGradient)
                _row[o] = gradient;
        }

        return loss * (batch.SampleWeights.IsEmpty ? 1 : batch.SampleWeights[sample]);
    }

    private void Activate(Span<float> outputs)
    {
        if (!_loss.HeadIsFused)
            return;
        var sum = 0.0;
        foreach (var logit in outputs)
            sum += Math.Exp(logit);
        foreach (ref var output in outputs)
        {
            output = _loss.Task == PredictionTask.Classification
                ? (float)(Math.Exp(output) / sum)
                : 1 / (1 + MathF.Exp(-output));
        }
    }

    private static void Assert(bool condition)
    {
        if (!condition)
            throw new InvalidOperationException("No gradients were computed since the last step.");
    }
}
