using System.Diagnostics;
using System.Numerics;

namespace NnGen.Generated;

/// <summary>
/// Learns from a team's own steps how many threads are worth it. An estimate (<see cref="ThreadCost"/>) gives the first number; from time to
/// time a few steps try half as many or twice as many, and the faster wins. So cores that are busy with something else, caches that are
/// far from each other, or workers of other models are met by fewer threads, and come back when they are free. Steps of about
/// the same length (within a factor of 2) are one case.
/// </summary>
internal sealed class ThreadTuner
{
    // All at once, so that no later step allocates.
    private readonly Case[] _cases = new Case[Case.Kinds * Case.Lengths];
    private Case? _current;
    private double _microseconds;
    private long _ticks;
    private int _threads;

    /// <summary>Makes one that has seen nothing.</summary>
    public ThreadTuner()
    {
        for (var i = 0; i < _cases.Length; i++)
            _cases[i] = new Case();
    }

    /// <summary>The threads of the step that begins.</summary>
    /// <param name="kind">What the step does.</param>
    /// <param name="microseconds">About how long it takes on one thread.</param>
    /// <param name="most">The most threads.</param>
    public int Choose(StepKind kind, double microseconds, int most)
    {
        Commit();
        if (most == 1 || microseconds < ThreadCost.LeastMicroseconds)
            return 1;
        var length = Math.Clamp(BitOperations.Log2((uint)microseconds) - Case.Shortest, 0, Case.Lengths - 1);
        _current = _cases[((int)kind * Case.Lengths) + length];
        _microseconds = microseconds;
        return _current.Choose(microseconds, most);
    }

    /// <summary>Adds to the time of the step that began last.</summary>
    /// <param name="ticks">The time, in ticks of <see cref="Stopwatch"/>.</param>
    /// <param name="threads">The threads that took part.</param>
    public void Add(long ticks, int threads)
    {
        _ticks += ticks;
        _threads = threads;
    }

    private void Commit()
    {
        // A step that failed has no time.
        if (_ticks > 0)
            _current?.Record(_threads, _ticks / _microseconds);
        (_current, _ticks) = (null, 0);
    }

    /// <summary>Steps of one kind and about one length.</summary>
    private sealed class Case
    {
        public const int Kinds = 3;

        /// <summary>Lengths from 8 µs to a quarter of a second, by their logarithms; what is longer is one case.</summary>
        public const int Lengths = 16;

        /// <summary>The logarithm of the shortest length.</summary>
        public const int Shortest = 3;

        private const int FirstInterval = 8;
        private const int LongestInterval = 1024;
        private const int MostAttempts = 32;

        /// <summary>A trial that has cost the time of this many steps ends: where processors are busy, a step can wait for milliseconds.</summary>
        private const int MostLost = 8;

        private readonly RecentTimes _usual = new();
        private readonly RecentTimes _tried = new();
        private int _threads; // 0 before the first step
        private int _trial; // threads that are tried, or 0
        private bool _triesMore;
        private double _lost; // by the trial, compared with the usual time
        private int _steps;
        private int _interval = FirstInterval;

        public int Choose(double microseconds, int most)
        {
            _threads = _threads == 0 ? ThreadCost.Threads(microseconds, most) : Math.Min(_threads, most);
            if (_trial == 0 && _steps >= _interval)
                BeginTrial(most);
            return _trial == 0 ? _threads : Math.Min(_trial, most);
        }

        public void Record(int threads, double time)
        {
            _steps++;
            if (_trial == 0)
            {
                if (threads == _threads)
                    _usual.Add(time);
                return;
            }

            // The first step of a trial brings data to other caches, and workers may have to wake up.
            if (threads == _trial && _steps > 1)
                _tried.Add(time);
            _lost += time - _usual.Typical;
            if (_tried.IsFull || _tried.IsClearlyAbove(_usual.Typical) || _steps > MostAttempts || _lost > MostLost * _usual.Typical)
                EndTrial();
        }

        private void BeginTrial(int most)
        {
            _steps = 0;
            if (!_usual.IsFull)
                return;
            _triesMore = _threads == 1 || (!_triesMore && _threads < most);
            _trial = _triesMore ? Math.Min(2 * _threads, most) : _threads / 2;
            _tried.Clear();
            _lost = 0;
        }

        private void EndTrial()
        {
            if (_tried.IsFull && _tried.Typical < 0.97 * _usual.Typical)
            {
                (_threads, _interval) = (_trial, FirstInterval);
                _usual.Clear();
            }
            else
            {
                _interval = Math.Min((_tried.HasSome ? 2 : 8) * _interval, LongestInterval);
            }

            (_trial, _steps) = (0, 0);
        }
    }

    /// <summary>The last few times.</summary>
    private sealed class RecentTimes
    {
        private const int Count = 6;

        /// <summary>So many that are all far from another time settle it: half the threads for long steps would cost most of a trial's time.</summary>
        private const int FewSuffice = 2;

        /// <summary>What a wait for a busy processor counts at most, in multiples of the shortest time: it matters, but may be a chance.</summary>
        private const int MostTimesLeast = 8;

        private readonly double[] _times = new double[Count];
        private int _added;

        public bool IsFull => _added >= Count;

        public bool HasSome => _added >= FewSuffice;

        /// <summary>The mean, to which a single time does not contribute without limit.</summary>
        public double Typical
        {
            get
            {
                var (sum, least) = (0.0, double.MaxValue);
                foreach (var time in _times)
                    least = Math.Min(least, time);
                foreach (var time in _times)
                    sum += Math.Min(time, MostTimesLeast * least);
                return sum / Count;
            }
        }

        /// <summary>Whether a few times are there, and each is a fifth or more above another time.</summary>
        public bool IsClearlyAbove(double other)
        {
            for (var i = 0; i < Math.Min(_added, Count); i++)
            {
                if (_times[i] < 1.2 * other)
                    return false;
            }

            return HasSome;
        }

        public void Add(double time) => _times[_added++ % Count] = time;

        public void Clear() => _added = 0;
    }
}
