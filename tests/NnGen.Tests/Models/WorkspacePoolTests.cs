using NnGen.Generated;

namespace NnGen.Tests.Models;

public class WorkspacePoolTests
{
    [Fact]
    public void A_returned_workspace_is_rented_again_without_allocation()
    {
        var pool = new WorkspacePool(64);
        var (first, second) = (pool.Rent(), pool.Rent());
        Assert.NotSame(first, second);
        pool.Return(first);
        pool.Return(second);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (third, fourth) = (pool.Rent(), pool.Rent());

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Same(first, third);
        Assert.Same(second, fourth);
    }

    [Fact]
    public void A_workspace_is_never_with_two_threads_at_once()
    {
        var pool = new WorkspacePool(16);
        var clashes = 0;

        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, worker =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var workspace = pool.Rent();
                workspace.Origin = worker;
                if (workspace.Span[0] != worker)
                    Interlocked.Increment(ref clashes);
                pool.Return(workspace);
            }
        });

        Assert.Equal(0, clashes);
    }

    [Fact]
    public void The_pool_keeps_no_more_than_its_places()
    {
        var pool = new WorkspacePool(16);
        var workspaces = Enumerable.Range(0, (4 * Environment.ProcessorCount) + 8).Select(_ => pool.Rent()).ToArray();
        foreach (var workspace in workspaces)
            pool.Return(workspace);

        var kept = Enumerable.Range(0, workspaces.Length).Select(_ => pool.Rent()).Count(workspaces.Contains);

        Assert.Equal((2 * Environment.ProcessorCount) + 1, kept);
    }

    [Fact]
    public void A_workspace_of_another_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new WorkspacePool(16).Return(new AlignedBuffer(32)));

        Assert.StartsWith("Expected a workspace of 16 floats, but got one of 32.", error.Message, StringComparison.Ordinal);
    }
}
