using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Incremental;

/// <summary>
/// Remembers for each declaration in the text what was read there. The pipeline asks for every declaration after every edit of any file, as
/// what a declaration means may depend on other files; here it is found out whether it can have changed before anything is bound.
/// </summary>
/// <remarks>Nothing is held beyond the life of the syntax tree that the declaration stands in.</remarks>
/// <typeparam name="T">What is read.</typeparam>
internal sealed class ReadingMemory<T>
    where T : class
{
    private readonly ConditionalWeakTable<SyntaxNode, Memory> _memories = new();

    /// <summary>What was read before if that still holds, otherwise what is read now.</summary>
    /// <param name="node">The declaration.</param>
    /// <param name="compilation">The compilation that it is in.</param>
    /// <param name="read">Reads it; adds the files to its argument of which more was read than other files see.</param>
    public T? Recall(SyntaxNode node, Compilation compilation, Func<ISet<SyntaxTree>, T?> read)
    {
        var memory = _memories.GetOrCreateValue(node);
        var fingerprint = CompilationFingerprint.Of(compilation);
        if (memory.Last is { } last && last.HoldsFor(compilation, fingerprint))
        {
            return last.Result;
        }

        var files = new HashSet<SyntaxTree>();
        var result = read(files);
        memory.Last = new Entry(fingerprint, [.. files], result);
        return result;
    }

    private sealed class Memory
    {
        /// <summary>What was read last; replaced as a whole, as several drivers may run at once.</summary>
        public Entry? Last { get; set; }
    }

    private sealed class Entry(CompilationFingerprint fingerprint, SyntaxTree[] files, T? result)
    {
        public T? Result => result;

        public bool HoldsFor(Compilation compilation, CompilationFingerprint other) =>
            fingerprint.IsSameAs(other) && Array.TrueForAll(files, compilation.ContainsSyntaxTree);
    }
}
