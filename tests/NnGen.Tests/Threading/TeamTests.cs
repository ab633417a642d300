using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Threading;

public class TeamTests
{
    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void What_a_thread_throws_surfaces_on_the_caller_and_the_team_works_again(int thrower)
    {
        var team = new Team();
        var task = new Task { Thrower = thrower };

        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => Run(team, task)).Message);

        task.Thrower = -1;
        Run(team, task);
        Assert.Equal([1, 1, 1], task.Runs);
    }

    [Fact]
    public void No_thread_goes_on_before_all_have_come()
    {
        var (team, task) = (new Team(), new Task());
        for (var i = 0; i < 200; i++)
            Run(team, task);

        Assert.Equal(200 * 3, task.Seen);
    }

    private static void Run(Team team, TeamTask task) => team.Run(task, StepKind.Prediction, most: 3, microseconds: 1, always: true);

    /// <summary>Counts the runs of each thread before the barrier, and looks at the others' behind it.</summary>
    private sealed class Task : TeamTask
    {
        private int _arrived;
        private int _seen;

        public int Thrower { get; set; } = -1;

        public int[] Runs { get; } = new int[3];

        public int Seen => _seen;

        public override void Run(ThreadShare share)
        {
            if (share.Index == Thrower)
                throw new InvalidOperationException("broken");
            Interlocked.Increment(ref _arrived);
            share.Wait();
            if (Volatile.Read(ref _arrived) % 3 == 0)
                Interlocked.Increment(ref _seen);
            Runs[share.Index]++;
            share.Wait();
        }
    }
}
