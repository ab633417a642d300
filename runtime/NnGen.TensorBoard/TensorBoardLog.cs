namespace NnGen;

/// <summary>
/// Writes what a fit comes to for TensorBoard, live: <c>tensorboard --logdir logs</c> shows it while it trains. As Keras's <c>TensorBoard</c>,
/// with its folders <c>train</c> and <c>validation</c> and its tags. In the package <c>NnGen.TensorBoard</c>.
/// </summary>
/// <remarks>
/// In the folder are up to three runs, which TensorBoard overlays in one chart where tags agree:
/// <list type="bullet">
/// <item><c>train</c>: <c>epoch_loss</c>, <c>epoch_accuracy</c> and so on for each epoch, <c>epoch_learning_rate</c>, the model's summary as the
/// text <c>model</c>, and histograms <c>weights/Dense1.Kernel</c> and <c>gradients/Dense1.Kernel</c>.</item>
/// <item><c>validation</c>: the same tags <c>epoch_…</c> for the numbers after <c>val_</c>.</item>
/// <item><c>steps</c>: with <see cref="UpdateEvery"/>, <c>batch_loss</c> (of that batch alone), <c>batch_learning_rate</c>, and for each metric
/// its mean over the epoch so far. A run of its own, since its axis counts steps.</item>
/// </list>
/// The axis of epochs is that of <see cref="EpochResult.Epoch"/>, from 1 (Keras's from 0); that of steps counts optimizer steps over the life of the model. Everything
/// of an epoch is in the files when the next one begins; steps within it after two seconds. Each fit wants a folder of its own: of two in one
/// folder TensorBoard draws one curve that jumps back. A fit that resumes from a checkpoint goes on in its folder, and TensorBoard forgets what
/// came after the checkpoint.
/// <para>
/// A histogram leaves out numbers that are not finite; how many they are is then the scalar <c>non_finite/weights/…</c> or
/// <c>non_finite/gradients/…</c>. A file that cannot be written ends the fit with an <see cref="IOException"/>.
/// </para>
/// </remarks>
/// <param name="folder">The folder of the run, <c>logs/run1</c>; it is made if it is not there.</param>
public sealed class TensorBoardLog(string folder) : Callback
{
    private const string ValidationPrefix = "val_";
    private SummaryWriter? _train;
    private SummaryWriter? _validation;
    private SummaryWriter? _steps;
    private float[] _values = [];
    private long _stepsBefore;
    private long _nextUpdate;
    private bool _isModelWritten;

    /// <summary>After how many optimizer steps the numbers of a step are written, Keras's <c>update_freq</c>; default 0, not at all.</summary>
    public int UpdateEvery { get; init; }

    /// <summary>After how many epochs histograms of all parameters are written, Keras's <c>histogram_freq</c>; default 0, not at all.</summary>
    public int HistogramEvery { get; init; }

    /// <summary>Whether histograms of gradients, those of an epoch's first batch, come with those of parameters; default true.</summary>
    public bool WriteGradients { get; init; } = true;

    /// <summary>Whether the model's summary, the table of its layers, is written; default true.</summary>
    public bool WriteModel { get; init; } = true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The folder has no name, or an option is negative.</exception>
    /// <exception cref="IOException">The folder or its files cannot be made.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegative(UpdateEvery);
        ArgumentOutOfRangeException.ThrowIfNegative(HistogramEvery);
        _train = Open("train");
        if (context.LogNames.Any(IsOfValidation))
            _validation = Open("validation");
        if (UpdateEvery > 0)
        {
            _steps = Open("steps");
            _nextUpdate = UpdateAfter(context.OptimizerSteps);
        }

        if (HistogramEvery > 0)
            _values = new float[context.Model.Parameters.Max(parameter => parameter.Count)];
        _isModelWritten = !WriteModel;
    }

    /// <inheritdoc/>
    public override void RestoreState(TrainingContext context, CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(context);
        _train?.Purge(context.Epoch + 1);
        _validation?.Purge(context.Epoch + 1);
        _steps?.Purge(context.OptimizerSteps + 1);
        _isModelWritten = true; // by the fit that was interrupted
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_isModelWritten)
            return;
        _isModelWritten = true;
        // A block of code, so that Markdown keeps the columns.
        _train?.AddText("model", $"```\n{context.Model.Summary}\n```", step: 0);
        _train?.Flush();
    }

    /// <inheritdoc/>
    public override void OnStepBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _stepsBefore = context.OptimizerSteps;
    }

    /// <inheritdoc/>
    public override void OnGradients(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!WriteGradients || context.Step > 0 || !WritesHistograms(context))
            return;
        foreach (var parameter in context.Model.Parameters.Where(parameter => parameter.Trainable))
        {
            var values = _values.AsSpan(0, parameter.Count);
            parameter.CopyGradientTo(values);
            AddHistogram($"gradients/{parameter.Name}", values, context.Epoch);
        }
    }

    /// <inheritdoc/>
    public override void OnStepEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var step = context.OptimizerSteps;
        // With accumulated gradients not every batch is a step of the optimizer, and the last of an epoch may come after this hook.
        if (_steps is null || step == _stepsBefore || step < _nextUpdate)
            return;
        _nextUpdate = UpdateAfter(step);
        _steps.AddScalar("batch_loss", context.BatchLoss, step);
        foreach (var (name, value) in context.Logs.Where(log => log.Key is not ("loss" or LearningRateLog.LogName)))
            _steps.AddScalar($"batch_{name}", value, step);
        _steps.AddScalar($"batch_{LearningRateLog.LogName}", context.LearningRate, step);
    }

    /// <inheritdoc/>
    public override void OnEpochCompleted(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (name, value) in context.Logs.Where(log => log.Key != LearningRateLog.LogName))
        {
            var isOfValidation = IsOfValidation(name);
            var measure = isOfValidation ? name[ValidationPrefix.Length..] : name;
            // A callback may add a number that it did not announce.
            var writer = isOfValidation ? _validation ??= Open("validation") : _train;
            writer?.AddScalar($"epoch_{measure}", value, context.Epoch);
        }

        _train?.AddScalar($"epoch_{LearningRateLog.LogName}", context.Results[^1].LearningRate, context.Epoch);
        if (WritesHistograms(context))
            AddWeights(context);
        Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => Flush();

    /// <inheritdoc/>
    public override void Release()
    {
        var writers = (_train, _validation, _steps);
        (_train, _validation, _steps) = (null, null, null);
        using (writers._train)
        using (writers._validation)
        using (writers._steps)
        {
            _values = [];
        }
    }

    private static bool IsOfValidation(string name) => name.StartsWith(ValidationPrefix, StringComparison.Ordinal);

    private SummaryWriter Open(string run) => new(Path.Combine(folder, run));

    /// <summary>The first multiple of <see cref="UpdateEvery"/> after a step.</summary>
    private long UpdateAfter(long step) => ((step / UpdateEvery) + 1) * UpdateEvery;

    private bool WritesHistograms(TrainingContext context) => HistogramEvery > 0 && context.Epoch % HistogramEvery == 0;

    private void AddWeights(TrainingContext context)
    {
        foreach (var parameter in context.Model.Parameters)
        {
            var values = _values.AsSpan(0, parameter.Count);
            parameter.CopyTo(values);
            AddHistogram($"weights/{parameter.Name}", values, context.Epoch);
        }
    }

    private void AddHistogram(string tag, ReadOnlySpan<float> values, int epoch)
    {
        var notFinite = _train?.AddHistogram(tag, values, epoch);
        if (notFinite > 0)
            _train?.AddScalar($"non_finite/{tag}", notFinite.Value, epoch);
    }

    private void Flush()
    {
        _train?.Flush();
        _validation?.Flush();
        _steps?.Flush();
    }
}
