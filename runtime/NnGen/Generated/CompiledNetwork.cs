using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>
/// What all generated networks share: the checks before and the bookkeeping around the code that was generated for the shapes of
/// one model.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class CompiledNetwork
{
    /// <summary>The samples that <c>Predict</c> runs at once; more are run in chunks of it.</summary>
    public const int ChunkRows = 64;

    private readonly WorkspacePool _workspaces;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly int _trainingWidth;
    private readonly int _trainingVectors;
    private WorkspacePool? _scratch;
    private AlignedBuffer? _trainingWorkspace;
    private AlignedBuffer? _ones;
    private int _capacity;

    /// <summary>Makes the parameters of a model.</summary>
    /// <param name="info">The model class's constants.</param>
    /// <param name="seed">The seed of initial values, dropout and shuffling.</param>
    /// <param name="predictionWidth">The floats of workspace that a sample takes in predictions.</param>
    /// <param name="trainingWidth">The floats of workspace that a sample takes in training and evaluation.</param>
    /// <param name="trainingVectors">The floats of that workspace before these, for what does not depend on samples.</param>
    protected CompiledNetwork(ModelInfo info, int seed, int predictionWidth, int trainingWidth, int trainingVectors = 0)
    {
        ArgumentNullException.ThrowIfNull(info);
        Core = new ModelCore(info, seed);
        Summary = new ModelSummary(info);
        _workspaces = new WorkspacePool(ChunkRows * predictionWidth);
        _inputSize = Size(info.InputShape);
        _outputSize = Size(info.OutputShape);
        _trainingWidth = trainingWidth;
        _trainingVectors = trainingVectors;
    }

    /// <summary>The parameters, gradients and counters.</summary>
    public ModelCore Core { get; }

    /// <summary>The model's layers.</summary>
    public ModelSummary Summary { get; }

    /// <summary>The threads that a step uses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not 1, the only number of threads of this version.</exception>
    public int Threads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>Runs the model on a whole number of samples; see <see cref="IModel.Predict"/>.</summary>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, or the two disagree.</exception>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        ref var input = ref MemoryMarshal.GetReference(inputs);
        ref var output = ref MemoryMarshal.GetReference(outputs);
        if (inputs.Length == _inputSize && outputs.Length == _outputSize)
        {
            PredictOne(ref input, ref output);
            return;
        }

        var samples = CountSamples(inputs, outputs);
        if (samples == 0)
        {
            return;
        }

        var workspace = _workspaces.Rent();
        for (var first = 0; first < samples; first += ChunkRows)
        {
            Forward(
                Math.Min(ChunkRows, samples - first),
                ChunkRows,
                ref Unsafe.Add(ref input, (nint)first * _inputSize),
                ref workspace.Origin,
                ref Unsafe.Add(ref output, (nint)first * _outputSize));
        }

        _workspaces.Return(workspace);
    }

    /// <summary>See <see cref="ITrainable.ComputeGradients"/>.</summary>
    /// <exception cref="ArgumentException">The sizes of the batch do not fit, or a class index is out of range.</exception>
    public float ComputeGradients(scoped in TrainingBatch batch, Span<float> headOutputs)
    {
        var samples = BatchChecks.CountSamples(Core.Info, batch, headOutputs);
        Reserve(samples);
        if (Core.DerivedCopiesAreStale)
        {
            RefreshDerivedCopies();
            Core.DerivedCopiesAreStale = false;
        }

        var loss = Gradients(
            samples,
            _capacity,
            ref MemoryMarshal.GetReference(batch.Inputs),
            ref MemoryMarshal.GetReference(batch.Targets),
            ref MemoryMarshal.GetReference(batch.Labels),
            ref WeightsOf(batch),
            ref _trainingWorkspace!.Origin,
            ref headOutputs.IsEmpty ? ref Unsafe.NullRef<float>() : ref MemoryMarshal.GetReference(headOutputs));
        Core.BatchesSeen++;
        Core.AccumulatedBatches++;
        return loss;
    }

    /// <summary>See <see cref="ITrainable.ApplyGradients"/>.</summary>
    /// <exception cref="InvalidOperationException">No gradients were computed since the last step.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not a number.</exception>
    public void ApplyGradients(double? learningRate, float gradientScale)
    {
        if (!Core.HasGradients)
        {
            throw new InvalidOperationException("There are no gradients to apply: call ComputeGradients first.");
        }

        if (learningRate is { } rate && !(rate >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), rate, "The learning rate must be at least 0.");
        }

        Core.ThrowIfAveragesAreInUse();
        Core.Step++;
        Update(learningRate ?? Core.Info.LearningRate, gradientScale, Core.Step);
        Core.HasGradients = false;
        Core.DerivedCopiesAreStale = true;
    }

    /// <summary>One optimizer step by the mean of the accumulated batches, if they are as many as the model declares.</summary>
    public void ApplyWhenAccumulated()
    {
        if (Core.AccumulatedBatches >= Core.Info.GradientAccumulationSteps)
        {
            ApplyGradients(learningRate: null, 1f / Core.AccumulatedBatches);
        }
    }

    /// <summary>See <see cref="ITrainable.EvaluateBatch"/>.</summary>
    /// <exception cref="ArgumentException">The sizes of the batch do not fit, or a class index is out of range.</exception>
    public float EvaluateBatch(scoped in TrainingBatch batch, Span<float> predictions)
    {
        var samples = BatchChecks.CountSamples(Core.Info, batch, predictions);
        ReserveWorkspace(samples);
        return Evaluate(
            samples,
            _capacity,
            ref MemoryMarshal.GetReference(batch.Inputs),
            ref MemoryMarshal.GetReference(batch.Targets),
            ref MemoryMarshal.GetReference(batch.Labels),
            ref WeightsOf(batch),
            ref _trainingWorkspace!.Origin,
            ref predictions.IsEmpty ? ref Unsafe.NullRef<float>() : ref MemoryMarshal.GetReference(predictions));
    }

    /// <summary>See <see cref="ITrainable.Reserve"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is less than 1.</exception>
    public void Reserve(int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Core.PrepareTraining();
        ReserveWorkspace(batchSize);
    }

    /// <summary>The forward pass: <c>[rows, InputSize] → [rows, OutputSize]</c>.</summary>
    /// <param name="rows">The samples.</param>
    /// <param name="capacity">The samples that the workspace has room for.</param>
    /// <param name="inputs">The samples, densely packed.</param>
    /// <param name="workspace">Room for intermediate values.</param>
    /// <param name="outputs">Receives the predictions, densely packed.</param>
    protected abstract void Forward(int rows, int capacity, ref float inputs, ref float workspace, ref float outputs);

    /// <summary>The forward pass of one sample; small networks have straight-line code for it.</summary>
    protected virtual void PredictOne(ref float inputs, ref float outputs)
    {
        var workspace = _workspaces.Rent();
        Forward(1, ChunkRows, ref inputs, ref workspace.Origin, ref outputs);
        _workspaces.Return(workspace);
    }

    /// <summary>Takes room for the intermediate values of straight-line code; the length is the same in every call.</summary>
    protected AlignedBuffer RentScratch(int length) => (_scratch ??= new WorkspacePool(length)).Rent();

    /// <summary>Gives it back.</summary>
    protected void ReturnScratch(AlignedBuffer scratch) => _scratch!.Return(scratch);

    /// <summary>The forward pass as at inference, and its loss. <paramref name="predictions"/> may be a null reference.</summary>
    protected virtual float Evaluate(
        int rows,
        int capacity,
        ref float inputs,
        ref float targets,
        ref int labels,
        ref float sampleWeights,
        ref float workspace,
        ref float predictions) => throw NoLoss();

    /// <summary>The loss and its gradients. <paramref name="headOutputs"/> may be a null reference.</summary>
    protected virtual float Gradients(
        int rows,
        int capacity,
        ref float inputs,
        ref float targets,
        ref int labels,
        ref float sampleWeights,
        ref float workspace,
        ref float headOutputs) => throw NoLoss();

    /// <summary>The optimizer step.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="gradientScale">What gradients are multiplied by first.</param>
    /// <param name="step">The number of the step, from 1.</param>
    protected virtual void Update(double learningRate, float gradientScale, long step) => throw NoLoss();

    /// <summary>Brings the transposed kernels up to date.</summary>
    protected virtual void RefreshDerivedCopies()
    {
    }

    /// <summary>Scales gradients so that their joint norm is at most a limit, by PyTorch's formula; frozen parameters do not count.</summary>
    protected float ClipScale(float gradientScale, double limit)
    {
        var squares = 0.0;
        foreach (ref readonly var segment in Core.Segments)
        {
            squares += SumOfSquares(segment);
        }

        return ClipScale(gradientScale, limit, squares);
    }

    /// <summary>Scales the gradient of one parameter so that its norm is at most a limit, by PyTorch's formula.</summary>
    protected float ClipScale(float gradientScale, double limit, in OptimizerSegment segment) =>
        ClipScale(gradientScale, limit, SumOfSquares(segment));

    private static float ClipScale(float gradientScale, double limit, double squares) =>
        (float)(gradientScale * Math.Min(1, limit / ((Math.Sqrt(squares) * Math.Abs(gradientScale)) + 1e-6)));

    private double SumOfSquares(in OptimizerSegment segment) =>
        Reductions.SumOfSquares(ref Unsafe.Add(ref Core.Gradients, segment.Start), segment.Length);

    private static InvalidOperationException NoLoss() => new("The model declares no loss, so it can only predict.");

    private static int Size(int[] shape) => shape.Aggregate(1, (product, dimension) => checked(product * dimension));

    private ref float WeightsOf(scoped in TrainingBatch batch) =>
        ref batch.SampleWeights.IsEmpty ? ref _ones!.Origin : ref MemoryMarshal.GetReference(batch.SampleWeights);

    private void ReserveWorkspace(int batchSize)
    {
        if (batchSize <= _capacity)
        {
            return;
        }

        var capacity = ParameterLayout.Pad(batchSize);
        var workspace = new AlignedBuffer(checked((capacity * _trainingWidth) + _trainingVectors));
        var ones = new AlignedBuffer(capacity);
        ones.Span.Fill(1f);
        (_trainingWorkspace, _ones, _capacity) = (workspace, ones, capacity);
    }

    private int CountSamples(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var (samples, rest) = Math.DivRem(inputs.Length, _inputSize);
        if (rest != 0)
        {
            throw new ArgumentException(
                $"Expected a whole number of samples of {_inputSize} elements, but got {inputs.Length} elements.", nameof(inputs));
        }

        return outputs.Length == (long)samples * _outputSize
            ? samples
            : throw new ArgumentException(
                $"Expected {(long)samples * _outputSize} elements ({samples} samples of {_outputSize}), but got {outputs.Length}.",
                nameof(outputs));
    }
}
