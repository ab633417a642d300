using NnGen.Generated;

namespace NnGen;

/// <summary>The callbacks of one fit, called together.</summary>
internal sealed class CallbackList
{
    private readonly Callback[] _callbacks;
    private readonly Checkpoint[] _checkpoints;

    /// <param name="callbacks">The callbacks in order.</param>
    /// <exception cref="ArgumentException">One is null or comes twice.</exception>
    public CallbackList(IReadOnlyList<Callback> callbacks)
    {
        _callbacks = [.. callbacks];
        if (_callbacks.Contains(null))
            throw new ArgumentException("A callback is null.", nameof(FitOptions.Callbacks));
        if (_callbacks.Distinct(ReferenceEqualityComparer.Instance).Count() != _callbacks.Length)
            throw new ArgumentException("A callback comes twice.", nameof(FitOptions.Callbacks));
        // The best first: killed before the other is written, a resumed fit comes by the best epoch once more.
        _checkpoints = [.. _callbacks.OfType<Checkpoint>().OrderBy(checkpoint => checkpoint.SaveBestOnly ? 0 : 1)];
    }

    /// <summary>The names of the logs of a fit: those that are measured, then those that callbacks add.</summary>
    public IReadOnlyList<string> LogNames(IEnumerable<string> measured) =>
        [.. measured.Concat(_callbacks.SelectMany(callback => callback.AddedLogs)).Distinct(StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">A callback reads a number that this fit does not have; names those there are.</exception>
    public void RequireLogs(IReadOnlyList<string> names)
    {
        foreach (var callback in _callbacks)
        {
            foreach (var name in callback.RequiredLogs)
            {
                if (!names.Contains(name))
                {
                    throw new ArgumentException(
                        $"{callback.GetType().Name} reads '{name}', but this fit has {string.Join(", ", names)}."
                        + (name.StartsWith("val_", StringComparison.Ordinal) ? " Numbers after val_ need validation data." : ""),
                        nameof(FitOptions.Callbacks));
                }
            }
        }
    }

    public void OnTrainBegin(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnTrainBegin(context);
    }

    public void OnTrainEnd(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnTrainEnd(context);
    }

    public void OnEpochBegin(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnEpochBegin(context);
    }

    public void OnValidationBegin(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnValidationBegin(context);
    }

    public void OnEpochEnd(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnEpochEnd(context);
    }

    /// <summary>Once the numbers of an epoch are final: writes them down, then saves.</summary>
    public void OnEpochCompleted(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnEpochCompleted(context);
        foreach (var checkpoint in _checkpoints)
            checkpoint.SaveIfDue(context);
    }

    public void OnStepBegin(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnStepBegin(context);
    }

    public void OnGradients(TrainingContext context, scoped in TrainingBatch batch)
    {
        foreach (var callback in _callbacks)
        {
            callback.OnGradients(context);
            callback.Inspect(context, batch);
        }
    }

    public void OnStepEnd(TrainingContext context)
    {
        foreach (var callback in _callbacks)
            callback.OnStepEnd(context);
    }

    public void Release()
    {
        foreach (var callback in _callbacks)
            callback.Release();
    }

    /// <summary>What all callbacks must know after a restart.</summary>
    public IReadOnlyDictionary<string, CallbackState> SaveStates()
    {
        var states = new Dictionary<string, CallbackState>(StringComparer.Ordinal);
        foreach (var (name, callback) in Named())
        {
            var state = new CallbackState();
            callback.SaveState(state);
            states.Add(name, state);
        }

        return states;
    }

    /// <summary>Gives each callback its own back.</summary>
    public void RestoreStates(TrainingContext context, IReadOnlyDictionary<string, CallbackState> states)
    {
        foreach (var (name, callback) in Named())
            callback.RestoreState(context, states.GetValueOrDefault(name) ?? new CallbackState());
    }

    /// <summary>Every callback with a name that is the same in another process: its class and its place among those of that class.</summary>
    private IEnumerable<(string Name, Callback Callback)> Named()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var callback in _callbacks)
        {
            var kind = callback.GetType().Name;
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            yield return ($"{kind}{counts[kind]}", callback);
        }
    }
}
