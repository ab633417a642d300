namespace NnGen;

/// <summary>A running fit, as callbacks see and steer it.</summary>
public sealed class TrainingContext
{
    private readonly Func<TrainingLogs> _makeLogs;
    private TrainingLogs? _logs;

    internal TrainingContext(
        ITrainable model, FitOptions options, IReadOnlyList<string> logNames, Func<TrainingLogs> makeLogs, Func<FitState> captureState)
    {
        Model = model;
        Options = options;
        LogNames = logNames;
        GivenLearningRate = options.LearningRate;
        _makeLogs = makeLogs;
        CaptureState = captureState;
        FollowSchedule();
    }

    /// <summary>The model that is trained.</summary>
    public ITrainable Model { get; }

    /// <summary>How it is trained.</summary>
    public FitOptions Options { get; }

    /// <summary>The names of the numbers that each epoch of this fit has, those that callbacks add included.</summary>
    public IReadOnlyList<string> LogNames { get; }

    /// <summary>Which epoch of this fit runs or ran last, from 1; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>How many epochs this fit has.</summary>
    public int Epochs => Options.Epochs;

    /// <summary>How many steps of this epoch are done.</summary>
    public int Step { get; internal set; }

    /// <summary>How many steps an epoch has, or null when that is not known ahead.</summary>
    public int? Steps { get; internal set; }

    /// <summary>How many samples of this epoch were trained on.</summary>
    public long Samples { get; internal set; }

    /// <summary>The optimizer steps over the life of the model, those of earlier fits included.</summary>
    public long OptimizerSteps => Model.Core.Step;

    /// <summary>The loss of the last batch, regularisation included.</summary>
    public double BatchLoss { get; internal set; }

    /// <summary>
    /// The numbers by name. After a step: means over the epoch so far. At the end of an epoch: all of it, and what is added then
    /// becomes part of <see cref="EpochResult"/> and <see cref="History"/>.
    /// </summary>
    public TrainingLogs Logs
    {
        get => _logs ??= _makeLogs();
        internal set => _logs = value;
    }

    /// <summary>What the epochs so far came to; those before a resumed checkpoint included.</summary>
    public IReadOnlyList<EpochResult> Results { get; internal set; } = [];

    /// <summary>
    /// The learning rate of the optimizer's last or next step: the declared one, that of the options, or what was set here last. What is
    /// set holds until it is set again; a schedule sets it at every step.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public double LearningRate
    {
        get => GivenLearningRate ?? Model.Core.Info.LearningRate;
        set
        {
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate is finite and at least 0.");
            GivenLearningRate = value;
        }
    }

    /// <summary>Whether the fit was asked to stop.</summary>
    public bool IsStopping => StopReason is not null;

    /// <summary>Why the fit was asked to stop, or null.</summary>
    public string? StopReason { get; internal set; }

    /// <summary>Writes down everything that a checkpoint must know of the fit.</summary>
    internal Func<FitState> CaptureState { get; }

    /// <summary>What replaces the declared learning rate, or null.</summary>
    internal double? GivenLearningRate { get; set; }

    /// <summary>
    /// Ends the fit after the hooks that run now. An epoch that is not over then has no result and no validation; the steps that were
    /// taken remain. The first reason counts.
    /// </summary>
    /// <param name="reason">Why; <see cref="History.StopReason"/> tells it.</param>
    public void StopTraining(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        StopReason ??= reason;
    }

    /// <summary>Takes the learning rate of the next step from the schedule, if there is one.</summary>
    internal void FollowSchedule() => GivenLearningRate = Options.Schedule?.At(Model.Core.Step) ?? GivenLearningRate;

    /// <summary>Makes the logs be gathered anew when they are asked for next.</summary>
    internal void ForgetLogs() => _logs = null;
}
