using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>
/// Reads one kind of operation in <c>Forward</c>. Readers are found by reflection: what is understood more is one file more; what has no reader
/// is reported where it stands.
/// </summary>
internal abstract class OperationReader
{
    private static readonly Dictionary<OperationKind, OperationReader> s_byKind = Definitions.Instances<OperationReader>()
        .SelectMany(reader => reader.Kinds.Select(kind => (kind, reader)))
        .ToDictionary(pair => pair.kind, pair => pair.reader);

    /// <summary>The kinds of operations that it reads.</summary>
    public abstract IEnumerable<OperationKind> Kinds { get; }

    /// <summary>The reader of a kind, or null for what is not understood.</summary>
    public static OperationReader? Find(OperationKind kind) => s_byKind.TryGetValue(kind, out var reader) ? reader : null;

    /// <summary>What an operation stands for; runs it, if it is a statement.</summary>
    public abstract ForwardValue Read(IOperation operation, ForwardReader reader);

    /// <summary>An operation in words: <c>an anonymous function</c>.</summary>
    public static string Describe(IOperation operation)
    {
        var kind = operation is ILoopOperation loop ? loop.LoopKind + "Loop" : operation.Kind.ToString();
        var words = string.Concat(kind.Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
        return ("aeiou".Contains(words[0]) ? "an " : "a ") + words;
    }
}

/// <summary>A reader of operations of one type.</summary>
internal abstract class OperationReader<TOperation>(params OperationKind[] kinds) : OperationReader
    where TOperation : IOperation
{
    public sealed override IEnumerable<OperationKind> Kinds => kinds;

    public sealed override ForwardValue Read(IOperation operation, ForwardReader reader) => Read((TOperation)operation, reader);

    protected abstract ForwardValue Read(TOperation operation, ForwardReader reader);
}
