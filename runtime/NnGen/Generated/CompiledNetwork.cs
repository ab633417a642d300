using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <summary>
/// What all generated networks share: the checks before and the bookkeeping around the code that was generated for the shapes of
/// one model.
/// </summary>
/// <typeparam name="TInput">The type of the input's elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class CompiledNetwork<TInput>
    where TInput : unmanaged
{
    /// <summary>The samples that <c>Predict</c> runs at once; more are run in chunks of it, or of fewer, down to one, where a workspace for so many would be too large.</summary>
    public const int ChunkRows = 64;

    /// <summary>The floats that a workspace for predictions has at most, unless a single sample takes more: 1 GB.</summary>
    private const int LargestPredictionWorkspace = 1 << 28;

    /// <summary>With as many, all kernels work in tiles.</summary>
    private const int FewestRows = 16;

    private const int MostThreads = 256;

    private readonly WorkspacePool _workspaces;
    private readonly Lock _folding = new();
    private readonly int _chunkRows;
    private readonly int _inputSize;
    private readonly bool _hasTokens;
    private readonly int _outputSize;
    private readonly int _trainingWidth;
    private readonly int _trainingVectors;
    private WorkspacePool? _scratch;
    private AlignedBuffer? _trainingWorkspace;
    private AlignedBuffer? _ones;
    private readonly double _predictionOperations;
    private readonly double _trainingOperations;
    private readonly int _mostSamplesByColumns;
    private readonly double _weightsMicroseconds;
    private int _capacity;

    /// <summary>Makes the parameters of a model.</summary>
    /// <param name="info">The model class's constants.</param>
    /// <param name="seed">The seed of initial values, dropout and shuffling.</param>
    /// <param name="predictionWidth">The floats of workspace that a sample takes in predictions.</param>
    /// <param name="trainingWidth">The floats of workspace that a sample takes in training and evaluation.</param>
    /// <param name="trainingVectors">The floats of that workspace before these, for what does not depend on samples.</param>
    /// <param name="predictionOperations">About how many floating-point operations a sample takes in predictions.</param>
    /// <param name="trainingOperations">The same for a training step, without the optimizer.</param>
    /// <param name="mostSamplesByColumns">The samples up to which threads share the columns of products rather than the samples.</param>
    protected CompiledNetwork(
        ModelInfo info,
        int seed,
        int predictionWidth,
        int trainingWidth,
        int trainingVectors = 0,
        double predictionOperations = 0,
        double trainingOperations = 0,
        int mostSamplesByColumns = 0)
    {
        ArgumentNullException.ThrowIfNull(info);
        Core = new ModelCore(info, seed);
        // Either enough for all kernels to work in tiles, whatever is over, or each sample by itself: so bits do not depend on how samples are shared out.
        var fit = LargestPredictionWorkspace / Math.Max(predictionWidth, 1);
        _chunkRows = fit >= 2 * FewestRows ? Math.Min(fit, ChunkRows) : 1;
        _workspaces = new WorkspacePool(checked(_chunkRows * predictionWidth));
        _inputSize = ShapeText.Count(info.InputShape);
        _hasTokens = info.TokenLimit > 0;
        _outputSize = ShapeText.Count(info.OutputShape);
        _trainingWidth = trainingWidth;
        _trainingVectors = trainingVectors;
        _predictionOperations = predictionOperations;
        _trainingOperations = trainingOperations;
        _mostSamplesByColumns = mostSamplesByColumns;
        _weightsMicroseconds = ThreadCost.OfWeights(info.StorageLength);
    }

    /// <summary>The parameters, gradients and counters.</summary>
    public ModelCore Core { get; }

    /// <summary>The model's layers.</summary>
    public ModelSummary Summary => field ??= new ModelSummary(Core.Info) { Parameters = Core.Parameters };

    /// <summary>
    /// The most threads that a step, an evaluation or a prediction uses, the caller included; by default the processors of the process.
    /// Fewer are used where steps turn out to be faster so, or workers are busy with other models; never more than there are processors.
    /// Results do not depend on it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 256.</exception>
    public int Threads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostThreads);
            field = value;
        }
    } = Math.Min(Environment.ProcessorCount, MostThreads);

    /// <summary>Runs the model on a whole number of samples; see <see cref="IModel{TInput}.Predict"/>.</summary>
    /// <exception cref="ArgumentException">A length is not a whole number of samples, or the two disagree.</exception>
    public void Predict(ReadOnlySpan<TInput> inputs, Span<float> outputs)
    {
        ref var input = ref MemoryMarshal.GetReference(inputs);
        ref var output = ref MemoryMarshal.GetReference(outputs);
        if (_hasTokens)
        {
            BatchChecks.CheckTokens(Core.Info, MemoryMarshal.AsBytes(inputs));
        }

        if (Core.FoldedParametersAreStale)
        {
            FoldAgain();
        }

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

        PredictSamples(samples, ref input, ref output);
    }

    /// <summary>See <see cref="ITrainable.ComputeGradients"/>.</summary>
    /// <exception cref="ArgumentException">The sizes of the batch do not fit, or a class index is out of range.</exception>
    public float ComputeGradients(scoped in TrainingBatch batch, Span<float> headOutputs)
    {
        var samples = BatchChecks.CountSamples(Core.Info, batch, headOutputs);
        Reserve(samples);
        var loss = RunGradients(samples, batch, headOutputs);
        Core.FoldedParametersAreStale = true; // the batch may have moved statistics
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
        RunUpdate(learningRate ?? Core.Info.LearningRate, gradientScale);
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
        if (Core.FoldedParametersAreStale)
        {
            FoldAgain();
        }

        return RunEvaluation(samples, batch, predictions);
    }

    /// <summary>See <see cref="ITrainable.Reserve"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is less than 1.</exception>
    public void Reserve(int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        Core.PrepareTraining();
        PrepareThreads();
        ReserveWorkspace(batchSize);
    }

    /// <summary>The forward pass: <c>[N, InputSize] → [N, OutputSize]</c>.</summary>
    /// <param name="share">What this thread does of it.</param>
    /// <param name="samples">The samples of all threads.</param>
    /// <param name="capacity">The samples that the workspace has room for.</param>
    /// <param name="inputs">The samples, densely packed.</param>
    /// <param name="workspace">Room for intermediate values.</param>
    /// <param name="outputs">Receives the predictions, densely packed.</param>
    protected abstract void Forward(ThreadShare share, int samples, int capacity, ref TInput inputs, ref float workspace, ref float outputs);

    /// <summary>The forward pass of one sample; small networks have straight-line code for it.</summary>
    protected virtual void PredictOne(ref TInput inputs, ref float outputs) => PredictSamples(1, ref inputs, ref outputs);

    /// <summary>Takes room for the intermediate values of straight-line code; the length is the same in every call.</summary>
    protected AlignedBuffer RentScratch(int length) => (_scratch ??= new WorkspacePool(length)).Rent();

    /// <summary>Gives it back.</summary>
    protected void ReturnScratch(AlignedBuffer scratch) => _scratch!.Return(scratch);

    /// <summary>The forward pass as at inference, and its loss. <paramref name="predictions"/> may be a null reference.</summary>
    protected virtual float Evaluate(
        ThreadShare share,
        int samples,
        int capacity,
        ref TInput inputs,
        ref float targets,
        ref int labels,
        ref float sampleWeights,
        ref float workspace,
        ref float predictions) => throw NoLoss();

    /// <summary>The loss and its gradients. <paramref name="headOutputs"/> may be a null reference.</summary>
    protected virtual float Gradients(
        ThreadShare share,
        int samples,
        int capacity,
        ref TInput inputs,
        ref float targets,
        ref int labels,
        ref float sampleWeights,
        ref float workspace,
        ref float headOutputs) => throw NoLoss();

    /// <summary>The optimizer step.</summary>
    /// <param name="share">What this thread does of it.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="gradientScale">What gradients are multiplied by first.</param>
    /// <param name="step">The number of the step, from 1.</param>
    protected virtual void Update(ThreadShare share, double learningRate, float gradientScale, long step) => throw NoLoss();

    /// <summary>Brings the transposed kernels up to date.</summary>
    protected virtual void RefreshDerivedCopies(ThreadShare share)
    {
    }

    /// <summary>Computes the vectors that predictions need of parameters alone.</summary>
    protected virtual void FoldParameters()
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

    private ref float WeightsOf(scoped in TrainingBatch batch) =>
        ref batch.SampleWeights.IsEmpty ? ref _ones!.Origin : ref MemoryMarshal.GetReference(batch.SampleWeights);

    private void ReserveWorkspace(int batchSize)
    {
        if (batchSize <= _capacity)
        {
            return;
        }

        var capacity = ParameterLayout.Pad(batchSize);
        var length = ((long)capacity * _trainingWidth) + _trainingVectors;
        if (length > AlignedBuffer.MaxLength)
        {
            throw new InvalidOperationException(
                $"A batch of {batchSize} samples of {Core.Info.Name} needs {ShapeText.Grouped(length)} floats for what its layers hand on, more than the "
                + $"{ShapeText.Grouped(AlignedBuffer.MaxLength)} that there may be: take smaller batches, and GradientAccumulationSteps for as many samples a step.");
        }

        var workspace = new AlignedBuffer((int)length);
        var ones = new AlignedBuffer(capacity);
        ones.Span.Fill(1f);
        (_trainingWorkspace, _ones, _capacity) = (workspace, ones, capacity);
    }

    /// <summary>
    /// Threads that predict at once get here together after a change: one folds, the others wait, and the mark goes only when all is
    /// written, so that none reads what is half done. Nobody changes parameters meanwhile.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FoldAgain()
    {
        lock (_folding)
        {
            if (Core.FoldedParametersAreStale)
            {
                FoldParameters();
                Core.FoldedParametersAreStale = false;
            }
        }
    }

    private int CountSamples(ReadOnlySpan<TInput> inputs, Span<float> outputs)
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
