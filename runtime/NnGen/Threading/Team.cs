using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace NnGen.Generated;

/// <summary>The threads that run one step: the caller, and workers that were free. A model's team is made once.</summary>
internal sealed class Team
{
    /// <summary>Steps that follow each other as closely as this have workers woken for the next ones.</summary>
    private static readonly long s_soon = SpinPolicy.Ticks(1000);

    private ThreadTuner? _tuner;
    private Worker[] _members = [];
    private TeamTask? _task;
    private ExceptionDispatchInfo? _failure;
    private int _count;
    private int _arrived;
    private int _round;
    private int _present;
    private int _threads = 1;
    private long _lastEnd;

    /// <summary>Runs a step on the caller and on workers that are free, and returns when all have finished.</summary>
    /// <param name="task">The step.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="most">The most threads.</param>
    /// <param name="microseconds">About how long it takes on one thread.</param>
    /// <param name="always">Whether all threads are waited for, however short the step: for tests.</param>
    public void Run(TeamTask task, StepKind kind, int most, double microseconds, bool always)
    {
        _threads = always || most == 1 ? most : (_tuner ??= new ThreadTuner()).Choose(kind, microseconds, Math.Min(most, Environment.ProcessorCount));
        if (_threads == 1 && microseconds < ThreadCost.LeastMicroseconds)
            task.Run(ThreadShare.Alone);
        else
            RunTimed(task, always ? double.PositiveInfinity : microseconds, wakeForLater: kind != StepKind.Prediction);
    }

    /// <summary>Runs what belongs to the step before, on as many threads.</summary>
    public void RunOn(TeamTask task, double microseconds, bool always)
    {
        if (_threads == 1 && microseconds < ThreadCost.LeastMicroseconds)
            task.Run(ThreadShare.Alone);
        else
            RunTimed(task, always ? double.PositiveInfinity : microseconds, wakeForLater: true);
    }

    /// <summary>Allocates what so many threads need.</summary>
    public void Prepare(int threads)
    {
        if (_members.Length < threads - 1)
            _members = new Worker[threads - 1];
        if (threads > 1)
            _tuner ??= new ThreadTuner();
        WorkerPool.AtLeast(threads - 1);
    }

    private void RunTimed(TeamTask task, double microseconds, bool wakeForLater)
    {
        var start = Stopwatch.GetTimestamp();
        wakeForLater |= start - _lastEnd < s_soon;
        var joined = _threads == 1 ? 0 : Gather(_threads - 1, microseconds, wakeForLater);
        if (joined == 0)
            task.Run(ThreadShare.Alone);
        else
            RunTogether(task, joined);
        _lastEnd = Stopwatch.GetTimestamp();
        _tuner?.Add(_lastEnd - start, joined + 1);
    }

    private void RunTogether(TeamTask task, int joined)
    {
        (_task, _failure, _count) = (task, null, joined + 1);
        Volatile.Write(ref _arrived, 0);
        Volatile.Write(ref _present, joined);
        for (var i = 0; i < joined; i++)
            _members[i].Begin(this, new ThreadShare(this, i + 1, _count, task.ByColumns));
        RunShare(new ThreadShare(this, 0, _count, task.ByColumns));
        var since = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _present) != 0)
            SpinPolicy.Turn(since);
        _task = null;
        _failure?.Throw();
    }

    /// <summary>Runs a thread's share; what it throws surfaces on the caller, and the others stop at the next <see cref="Wait"/>.</summary>
    internal void RunShare(ThreadShare share)
    {
        try
        {
            _task!.Run(share);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    /// <summary>A worker has finished.</summary>
    internal void Leave() => Interlocked.Decrement(ref _present);

    /// <summary>Waits for all threads of the team.</summary>
    internal void Wait()
    {
        var round = Volatile.Read(ref _round);
        if (Interlocked.Increment(ref _arrived) == _count)
        {
            _arrived = 0;
            Volatile.Write(ref _round, round + 1);
            return;
        }

        for (var i = 0; i < 200; i++)
        {
            if (Volatile.Read(ref _round) != round)
                return;
            Thread.SpinWait(1);
        }

        WaitLong(round);
    }

    private void WaitLong(int round)
    {
        var since = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _round) == round)
        {
            if (Volatile.Read(ref _failure) is not null)
                throw new OperationCanceledException("Another thread of the step failed.");
            SpinPolicy.Turn(since);
        }
    }

    /// <summary>Offers places to workers and waits for their answers, but not long.</summary>
    private int Gather(int wanted, double microseconds, bool wakeForLater)
    {
        Prepare(wanted + 1);
        var wake = ThreadCost.IsWorthWaking(microseconds);
        var offered = 0;
        foreach (var worker in WorkerPool.AtLeast(wanted))
        {
            if (worker.Offer(wake, wakeForLater))
                _members[offered++] = worker;
            if (offered == wanted)
                break;
        }

        var since = Stopwatch.GetTimestamp();
        var deadline = since + SpinPolicy.Ticks(ThreadCost.Patience(microseconds));
        var joined = 0;
        for (var i = 0; i < offered; i++)
        {
            var worker = _members[i];
            while (!worker.HasJoined && Stopwatch.GetTimestamp() < deadline)
                SpinPolicy.Turn(since);
            if (worker.HasJoined || !worker.Retract())
                _members[joined++] = worker;
        }

        return joined;
    }
}
