using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>Statements in braces, up to the one that leaves.</summary>
internal sealed class BlockReader() : OperationReader<IBlockOperation>(OperationKind.Block)
{
    protected override ForwardValue Read(IBlockOperation operation, ForwardReader reader)
    {
        foreach (var statement in operation.Operations)
        {
            reader.Read(statement);
            if (reader.Flow != Flow.Next)
            {
                break;
            }
        }

        return ForwardValue.None;
    }
}
