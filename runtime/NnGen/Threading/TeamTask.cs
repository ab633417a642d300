namespace NnGen.Generated;

/// <summary>What the threads of a team run; made once and used for every step, so that a step allocates nothing.</summary>
internal abstract class TeamTask
{
    /// <summary>Whether threads share the columns of products.</summary>
    public bool ByColumns { get; set; }

    /// <summary>Does a thread's share.</summary>
    public abstract void Run(ThreadShare share);
}
