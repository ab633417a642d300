using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>The body of a method: a block, or an expression behind an arrow.</summary>
internal sealed class MethodBodyReader() : OperationReader<IMethodBodyOperation>(OperationKind.MethodBody)
{
    protected override ForwardValue Read(IMethodBodyOperation operation, ForwardReader reader) =>
        reader.Read(operation.BlockBody ?? operation.ExpressionBody);
}
