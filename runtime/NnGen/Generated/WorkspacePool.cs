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

    // The first workspace never leaves its place and is claimed by a flag: giving it back is a plain store, half the price of a
    // second interlocked operation.
    private AlignedBuffer? _first;
    private int _firstIsRented;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="length">The number of floats of every workspace.</param>
    public WorkspacePool(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _length = length;
    }

    /// <summary>Takes a workspace; allocates one only when none is free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AlignedBuffer Rent() => Interlocked.Exchange(ref _firstIsRented, 1) == 0 ? _first ?? AllocateFirst() : RentOther();

    /// <summary>Gives a workspace back. It must not be used afterwards.</summary>
    /// <param name="workspace">A workspace from <see cref="Rent"/>.</param>
    /// <exception cref="ArgumentException">The workspace has another length, so it is not from this pool.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(AlignedBuffer workspace)
    {
        if (ReferenceEquals(workspace, _first))
            Volatile.Write(ref _firstIsRented, 0);
        else
            ReturnOther(workspace);
    }

    /// <summary>Allocates what is missing of so many workspaces, as far as the pool keeps them.</summary>
    /// <param name="count">How many are wanted at once.</param>
    internal void Reserve(int count)
    {
        var rented = new AlignedBuffer[Math.Min(count, 1 + _others.Length)];
        for (var i = 0; i < rented.Length; i++)
            rented[i] = Rent();
        foreach (var workspace in rented)
            Return(workspace);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private AlignedBuffer AllocateFirst()
    {
        try
        {
            return _first = new AlignedBuffer(_length);
        }
        catch (OutOfMemoryException)
        {
            Volatile.Write(ref _firstIsRented, 0);
            throw;
        }
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
        ArgumentNullException.ThrowIfNull(workspace);
        if (workspace.Length != _length)
            throw new ArgumentException($"Expected a workspace of {_length} floats, but got one of {workspace.Length}.", nameof(workspace));
        foreach (ref var slot in _others.AsSpan())
        {
            if (slot.Workspace is null && Interlocked.CompareExchange(ref slot.Workspace, workspace, null) is null)
                return;
        }
    }

    // A struct around the reference spares the covariance check of an array of objects.
    private struct Slot
    {
        public AlignedBuffer? Workspace;
    }
}
