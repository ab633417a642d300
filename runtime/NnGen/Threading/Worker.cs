using System.Diagnostics;

namespace NnGen.Generated;

/// <summary>
/// A background thread that takes part in steps. It is offered a place, answers, and is told what to run once the team is complete: a
/// worker that the system has put aside does not answer, and the step goes on without it.
/// </summary>
internal sealed class Worker
{
    private readonly AutoResetEvent _wake = new(initialState: false);
    private Team? _team;
    private ThreadShare _share;
    private int _state = (int)State.Idle;

    /// <summary>Starts the thread.</summary>
    public Worker(int number) =>
        new Thread(Loop) { IsBackground = true, Name = $"NnGen worker {number}" }.Start();

    private enum State
    {
        /// <summary>Waits with open eyes.</summary>
        Idle,

        /// <summary>Sleeps until it is woken.</summary>
        Asleep,

        /// <summary>A team has offered it a place.</summary>
        Offered,

        /// <summary>It has taken the place.</summary>
        Joined,

        /// <summary>It runs its share.</summary>
        Running,
    }

    /// <summary>Offers a place to the worker if it is free; a sleeping one is woken, for now or for later.</summary>
    /// <param name="wake">Whether the step is long enough to wait for one who sleeps.</param>
    /// <param name="wakeForLater">Whether more steps will follow.</param>
    public bool Offer(bool wake, bool wakeForLater)
    {
        if (Exchange(State.Offered, State.Idle))
            return true;
        if (wake && Exchange(State.Offered, State.Asleep))
        {
            _wake.Set();
            return true;
        }

        if (wakeForLater && Exchange(State.Idle, State.Asleep))
            _wake.Set();
        return false;
    }

    /// <summary>Whether the worker has taken the place.</summary>
    public bool HasJoined => Volatile.Read(ref _state) == (int)State.Joined;

    /// <summary>Takes the offer back; false if the worker has just joined.</summary>
    public bool Retract() => Exchange(State.Idle, State.Offered);

    /// <summary>Lets a worker that has joined begin.</summary>
    public void Begin(Team team, ThreadShare share)
    {
        (_team, _share) = (team, share);
        Volatile.Write(ref _state, (int)State.Running);
    }

    private bool Exchange(State to, State from) =>
        Volatile.Read(ref _state) == (int)from && Interlocked.CompareExchange(ref _state, (int)to, (int)from) == (int)from;

    private void Loop()
    {
        var idleSince = Stopwatch.GetTimestamp();
        while (true)
        {
            if (Exchange(State.Joined, State.Offered))
            {
                RunShare();
                idleSince = Stopwatch.GetTimestamp();
            }
            else if (SpinPolicy.ShouldSleep(idleSince) && Exchange(State.Asleep, State.Idle))
            {
                _wake.WaitOne();
                idleSince = Stopwatch.GetTimestamp();
            }
            else
            {
                SpinPolicy.Turn(idleSince);
            }
        }
    }

    private void RunShare()
    {
        var since = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _state) != (int)State.Running)
            SpinPolicy.Turn(since);
        var team = _team!;
        team.RunShare(_share);
        _team = null; // a pool must not keep models alive
        _share = default;
        Volatile.Write(ref _state, (int)State.Idle);
        team.Leave();
    }
}
