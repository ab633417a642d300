namespace NnGen;

/// <summary>Parts that are awaited, for a thread that may wait.</summary>
internal static class AsyncParts
{
    public static IEnumerable<Dataset> Wait(IAsyncEnumerable<Dataset> parts, CancellationToken cancellationToken)
    {
        var enumerator = parts.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (enumerator.MoveNextAsync().AsTask().GetAwaiter().GetResult())
                yield return enumerator.Current;
        }
        finally
        {
            enumerator.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
