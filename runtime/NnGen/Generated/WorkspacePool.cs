using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NnGen.Generated;

/// <summary>
/// Workspaces of one length, shared by the threads that run a model: lock-free, and nothing is allocated while one is free.
/// Their contents are whatever the last user left.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool
{
    private readonly int _length;

    // Twice the processors: threads that are descheduled with a workspace in hand do not cost the running ones theirs.
    private readonly Slot[] _others = new Slot[2 * Environment.ProcessorCount];
    private AlignedBuffer? _first;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="length">The number of floats of every workspace.</param>
    public WorkspacePool(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _length = length;
    }

    /// <summary>Takes a workspace; allocates one only when none is free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AlignedBuffer Rent() => Interlocked.Exchange(ref _first, null) ?? RentOther();

    /// <summary>Gives a workspace back. It must not be used afterwards.</summary>
    /// <param name="workspace">A workspace from <see cref="Rent"/>.</param>
    /// <exception cref="ArgumentException">The workspace has another length, so it is not from this pool.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(AlignedBuffer workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (workspace.Length != _length)
            ThrowForeign(workspace);
        // The exchange puts the warmest workspace first; one that was there moves on.
        if (Interlocked.Exchange(ref _first, workspace) is { } displaced)
            ReturnOther(displaced);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AlignedBuffer RentOther()
    {
        foreach (ref var slot in _others.AsSpan())
        {
            if (slot.Workspace is not null && Interlocked.Exchange(ref slot.Workspace, null) is { } free)
                return free;
        }
        return new AlignedBuffer(_length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnOther(AlignedBuffer workspace)
    {
        foreach (ref var slot in _others.AsSpan())
        {
            if (slot.Workspace is null && Interlocked.CompareExchange(ref slot.Workspace, workspace, null) is null)
                return;
        }
    }

    private void ThrowForeign(AlignedBuffer workspace) =>
        throw new ArgumentException($"Expected a workspace of {_length} floats, but got one of {workspace.Length}.", nameof(workspace));

    // A struct around the reference spares the covariance check of an array of objects.
    private struct Slot
    {
        public AlignedBuffer? Workspace;
    }
}
