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
        using var start = new Barrier(2);
        var threads = Enumerable.Range(1, 2).Select(id => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < 300_000; i++)
            {
                var workspace = pool.Rent();
                Volatile.Write(ref workspace.Origin, id);
                Thread.SpinWait(2);
                if (Volatile.Read(ref workspace.Origin) != id)
                    Interlocked.Increment(ref clashes);
                pool.Return(workspace);
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();

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
    public void Workspaces_that_were_reserved_are_rented_at_once_without_allocation()
    {
        var pool = new WorkspacePool(16);
        var threads = (2 * Environment.ProcessorCount) + 1;
        pool.Return(pool.Rent());
        pool.Reserve(threads);
        var rented = new AlignedBuffer[threads];
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < threads; i++)
            rented[i] = pool.Rent();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(threads, rented.Distinct().Count());
    }

    [Fact]
    public void A_workspace_of_another_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new WorkspacePool(16).Return(new AlignedBuffer(32)));

        Assert.StartsWith("Expected a workspace of 16 floats, but got one of 32.", error.Message, StringComparison.Ordinal);
    }
}
