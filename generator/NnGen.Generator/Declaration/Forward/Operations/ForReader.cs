using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary><c>for</c> with a condition that is constant each time: the body is read as often.</summary>
internal sealed class ForReader : OperationReader
{
    public override IEnumerable<OperationKind> Kinds => [OperationKind.Loop];

    public override ForwardValue Read(IOperation operation, ForwardReader reader)
    {
        if (operation is not IForLoopOperation loop)
        {
            return reader.Unsupported(operation, Describe(operation));
        }

        foreach (var before in loop.Before)
        {
            reader.Read(before);
        }

        if (loop.Condition is null)
        {
            return reader.Unsupported(operation, "a for without a condition");
        }

        while (reader.Constant(loop.Condition) is true)
        {
            reader.Read(loop.Body);
            if (reader.Flow is Flow.Return)
            {
                break;
            }

            var ends = reader.Flow is Flow.Break;
            reader.Flow = Flow.Next;
            if (ends)
            {
                break;
            }

            foreach (var bottom in loop.AtLoopBottom)
            {
                reader.Read(bottom);
            }
        }

        return ForwardValue.None;
    }
}
