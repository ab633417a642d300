using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace NnGen.Generated;

/// <summary>The threads that run one step: the caller, and workers that were free. A model's team is made once.</summary>
internal sealed class Team
{
    private const int MostTurnsAlone = 256;

    private Worker[] _members = [];
    private TeamTask? _task;
    private ExceptionDispatchInfo? _failure;
    private int _count;
    private int _arrived;
    private int _round;
    private int _present;
    private long _lostTicks;

    // After a step that waited long for a thread the next ones go alone: twice as many each time, because processors are short.
    private int _turnsAlone;
    private int _nextTurnsAlone = 1;

    /// <summary>Runs a task on the caller and on workers that are free, and returns when all have finished.</summary>
    /// <param name="task">The task.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="microseconds">About how long it takes on one thread.</param>
    /// <param name="isTraining">Whether more steps will follow, so that workers are woken for these.</param>
    /// <param name="always">Whether all threads are waited for, however short the task: for tests.</param>
    public void Run(TeamTask task, int threads, double microseconds, bool isTraining, bool always)
    {
        (threads, microseconds) = always ? (threads, double.PositiveInfinity) : (ThreadCost.Threads(microseconds, threads), microseconds);
        var joined = threads == 1 || (!always && MustGoAlone()) ? 0 : Gather(threads - 1, microseconds, isTraining);
        if (joined == 0)
        {
            task.Run(ThreadShare.Alone);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        (_task, _failure, _count, _lostTicks) = (task, null, joined + 1, 0);
        Volatile.Write(ref _arrived, 0);
        Volatile.Write(ref _present, joined);
        for (var i = 0; i < joined; i++)
            _members[i].Begin(this, new ThreadShare(this, i + 1, _count));
        RunShare(new ThreadShare(this, 0, _count));
        var since = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _present) != 0)
            SpinPolicy.Turn(since);
        _lostTicks += Stopwatch.GetTimestamp() - since;
        _task = null;
        Learn(Stopwatch.GetTimestamp() - start);
        _failure?.Throw();
    }

    /// <summary>Allocates what so many threads need.</summary>
    public void Prepare(int threads)
    {
        if (_members.Length < threads - 1)
            _members = new Worker[threads - 1];
        WorkerPool.AtLeast(threads - 1);
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
    internal void Wait(int index)
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

        WaitLong(round, index);
    }

    private void WaitLong(int round, int index)
    {
        var since = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _round) == round)
        {
            if (Volatile.Read(ref _failure) is not null)
                throw new OperationCanceledException("Another thread of the step failed.");
            SpinPolicy.Turn(since);
        }

        if (index == 0)
            _lostTicks += Stopwatch.GetTimestamp() - since;
    }

    /// <summary>Offers places to workers and waits for their answers, but not long.</summary>
    private int Gather(int wanted, double microseconds, bool isTraining)
    {
        Prepare(wanted + 1);
        var wake = ThreadCost.IsWorthWaking(microseconds);
        var offered = 0;
        foreach (var worker in WorkerPool.AtLeast(wanted))
        {
            if (worker.Offer(wake, isTraining))
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

    private bool MustGoAlone() => _turnsAlone > 0 && _turnsAlone-- > 0;

    private void Learn(long ticks)
    {
        if (_lostTicks > ticks / 4 && _lostTicks > SpinPolicy.Ticks(50))
        {
            _turnsAlone = _nextTurnsAlone;
            _nextTurnsAlone = Math.Min(MostTurnsAlone, 2 * _nextTurnsAlone);
        }
        else if (_nextTurnsAlone > 1)
        {
            _nextTurnsAlone--;
        }
    }
}
