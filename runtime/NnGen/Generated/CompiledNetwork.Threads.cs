using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

/// <content>Steps on several threads: what they need is kept in tasks that are made once, with the caller's memory pinned meanwhile.</content>
public abstract unsafe partial class CompiledNetwork<TInput>
{
    private const int FewPredictions = 64;

    private readonly Team _team = new();
    private BatchTask? _batchTask;
    private UpdateTask? _updateTask;
    private PredictionRun? _predictionRun;
    private double _stepMicroseconds;
    private int _shortPredictions;

    /// <summary>Whether every step takes all threads, whatever it costs: tests want to see them at work on small networks.</summary>
    internal bool AlwaysUsesAllThreads { get; set; }

    /// <summary>Whether threads share columns rather than samples; null where the number of samples decides. Tests want both.</summary>
    internal bool? SharesColumns { get; set; }

    private bool IsByColumns(int samples) => SharesColumns ?? samples <= _mostSamplesByColumns;

    private void PrepareThreads()
    {
        _batchTask ??= new BatchTask(this);
        _updateTask ??= new UpdateTask(this);
        _team.Prepare(Threads);
    }

    private float RunGradients(int samples, scoped in TrainingBatch batch, Span<float> headOutputs)
    {
        foreach (var statistic in Core.HeldStatistics)
            statistic.SaveHeld();
        var loss = RunBatch(samples, batch, headOutputs, isTraining: true);
        foreach (var statistic in Core.HeldStatistics)
            statistic.RestoreHeld();
        Core.DerivedCopiesAreStale = false;
        return loss;
    }

    private float RunEvaluation(int samples, scoped in TrainingBatch batch, Span<float> predictions) =>
        RunBatch(samples, batch, predictions, isTraining: false);

    private float RunBatch(int samples, scoped in TrainingBatch batch, Span<float> outputs, bool isTraining)
    {
        fixed (byte* inputs = batch.InputBytes)
        fixed (float* targets = batch.Targets)
        fixed (int* labels = batch.Labels)
        fixed (float* weights = batch.SampleWeights)
        fixed (float* results = outputs)
        {
            var task = _batchTask ??= new BatchTask(this);
            (task.IsTraining, task.Samples, task.Inputs, task.Targets) = (isTraining, samples, (nint)inputs, (nint)targets);
            (task.Labels, task.Weights, task.Outputs) = ((nint)labels, (nint)weights, (nint)results);
            task.ByColumns = IsByColumns(samples);
            var time = ThreadCost.OfOperations(samples * (isTraining ? _trainingOperations : _predictionOperations)) + _weightsMicroseconds;
            if (isTraining)
            {
                // Gradients and update are one decision: on other threads, the update would find nothing in its cache.
                time = _stepMicroseconds = time + ThreadCost.OfUpdate(Core.Info.GradientLength);
            }

            _team.Run(task, isTraining ? StepKind.Training : StepKind.Evaluation, Threads, time, AlwaysUsesAllThreads);
            return task.Loss;
        }
    }

    private void RunUpdate(double learningRate, float gradientScale)
    {
        var task = _updateTask ??= new UpdateTask(this);
        (task.LearningRate, task.GradientScale) = (learningRate, gradientScale);
        _team.RunOn(task, _stepMicroseconds, AlwaysUsesAllThreads);
    }

    private void PredictSamples(int samples, ref TInput inputs, ref float outputs)
    {
        var time = ThreadCost.OfOperations(samples * _predictionOperations) + _weightsMicroseconds;
        if (Threads == 1 || (!AlwaysUsesAllThreads && (time < ThreadCost.LeastMicroseconds || IsOneOfFew(time))))
        {
            PredictPart(0, samples, ref inputs, ref outputs);
            return;
        }

        // Several callers may predict at once: each has a run of its own.
        var run = Interlocked.Exchange(ref _predictionRun, null) ?? new PredictionRun(this);
        fixed (TInput* pinnedInputs = &inputs)
        fixed (float* pinnedOutputs = &outputs)
        {
            run.Predict(samples, (nint)pinnedInputs, (nint)pinnedOutputs, Threads, time);
        }

        _predictionRun = run;
    }

    /// <summary>
    /// Whether a short prediction is among the first of the process: threads are started for a model that goes on predicting. Callers on
    /// several threads may count a call too few.
    /// </summary>
    private bool IsOneOfFew(double microseconds)
    {
        if (_shortPredictions == FewPredictions || ThreadCost.IsWorthWaking(microseconds))
            return false;
        _shortPredictions++;
        return true;
    }

    private void PredictPart(int first, int samples, ref TInput inputs, ref float outputs)
    {
        var workspace = _workspaces.Rent();
        for (var end = first + samples; first < end;)
        {
            var rows = ChunkOf(end - first);
            Forward(
                ThreadShare.Alone,
                rows,
                _chunkRows,
                ref Unsafe.Add(ref inputs, (nint)first * _inputSize),
                ref workspace.Origin,
                ref Unsafe.Add(ref outputs, (nint)first * _outputSize));
            first += rows;
        }

        _workspaces.Return(workspace);
    }

    /// <summary>
    /// How many of some samples are next. Never does a last chunk have a few alone: these would be computed by other kernels than in the part of
    /// a thread, to other bits.
    /// </summary>
    private int ChunkOf(int samples) =>
        samples > _chunkRows && samples < _chunkRows + FewestRows && _chunkRows > 1 ? _chunkRows - FewestRows : Math.Min(_chunkRows, samples);

    /// <summary>A training batch or an evaluation.</summary>
    private sealed class BatchTask(CompiledNetwork<TInput> network) : TeamTask
    {
        public bool IsTraining { get; set; }

        public int Samples { get; set; }

        public nint Inputs { get; set; }

        public nint Targets { get; set; }

        public nint Labels { get; set; }

        public nint Weights { get; set; }

        public nint Outputs { get; set; }

        public float Loss { get; private set; }

        public override void Run(ThreadShare share)
        {
            ref var inputs = ref Unsafe.AsRef<TInput>((void*)Inputs);
            ref var targets = ref Unsafe.AsRef<float>((void*)Targets);
            ref var labels = ref Unsafe.AsRef<int>((void*)Labels);
            ref var weights = ref Weights == 0 ? ref network._ones!.Origin : ref Unsafe.AsRef<float>((void*)Weights);
            ref var outputs = ref Unsafe.AsRef<float>((void*)Outputs);
            ref var workspace = ref network._trainingWorkspace!.Origin;
            if (IsTraining && network.Core.DerivedCopiesAreStale)
            {
                network.RefreshDerivedCopies(share);
                share.Wait();
            }

            var loss = IsTraining
                ? network.Gradients(share, Samples, network._capacity, ref inputs, ref targets, ref labels, ref weights, ref workspace, ref outputs)
                : network.Evaluate(share, Samples, network._capacity, ref inputs, ref targets, ref labels, ref weights, ref workspace, ref outputs);
            if (share.IsFirst)
                Loss = loss;
        }
    }

    private sealed class UpdateTask(CompiledNetwork<TInput> network) : TeamTask
    {
        public double LearningRate { get; set; }

        public float GradientScale { get; set; }

        public override void Run(ThreadShare share) => network.Update(share, LearningRate, GradientScale, network.Core.Step);
    }

    /// <summary>One call of <c>Predict</c> with its team.</summary>
    private sealed class PredictionRun(CompiledNetwork<TInput> network) : TeamTask
    {
        private readonly Team _team = new();
        private AlignedBuffer? _workspace; // where threads share columns, they share it too
        private int _reserved;
        private int _samples;
        private nint _inputs;
        private nint _outputs;

        public void Predict(int samples, nint inputs, nint outputs, int threads, double microseconds)
        {
            if (_reserved < threads)
                Reserve(threads);
            (_samples, _inputs, _outputs) = (samples, inputs, outputs);
            ByColumns = samples <= network._chunkRows && network.IsByColumns(samples);
            _workspace = ByColumns ? network._workspaces.Rent() : null;
            _team.Run(this, StepKind.Prediction, threads, microseconds, network.AlwaysUsesAllThreads);
            if (_workspace is not null)
                network._workspaces.Return(_workspace);
        }

        /// <summary>
        /// Makes a workspace for every thread at once: how many of them run at the same moment is chance, and a later prediction should not
        /// allocate because the first one had luck.
        /// </summary>
        private void Reserve(int threads)
        {
            network._workspaces.Reserve(threads);
            _reserved = threads;
        }

        public override void Run(ThreadShare share)
        {
            if (_workspace is not null)
            {
                network.Forward(share, _samples, network._chunkRows, ref Unsafe.AsRef<TInput>((void*)_inputs), ref _workspace!.Origin, ref Unsafe.AsRef<float>((void*)_outputs));
                return;
            }

            var (first, rows) = share.Samples(_samples);
            network.PredictPart(first, rows, ref Unsafe.AsRef<TInput>((void*)_inputs), ref Unsafe.AsRef<float>((void*)_outputs));
        }
    }
}
