namespace NnGen.Generated;

/// <summary>The workers of the process, made when they are first wanted. Models share them: a step takes those that are free.</summary>
internal static class WorkerPool
{
    private static readonly Lock s_growing = new();
    private static Worker[] s_workers = [];

    /// <summary>All workers, at least so many.</summary>
    public static ReadOnlySpan<Worker> AtLeast(int count)
    {
        if (Volatile.Read(ref s_workers).Length < count)
            Grow(count);
        return Volatile.Read(ref s_workers);
    }

    private static void Grow(int count)
    {
        lock (s_growing)
        {
            if (s_workers.Length >= count)
                return;
            var workers = new Worker[count];
            s_workers.CopyTo(workers, 0);
            for (var i = s_workers.Length; i < count; i++)
                workers[i] = new Worker(i + 1);
            Volatile.Write(ref s_workers, workers);
        }
    }
}
