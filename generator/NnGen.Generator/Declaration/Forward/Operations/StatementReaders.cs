using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>An expression as a statement.</summary>
internal sealed class ExpressionStatementReader() : OperationReader<IExpressionStatementOperation>(OperationKind.ExpressionStatement)
{
    protected override ForwardValue Read(IExpressionStatementOperation operation, ForwardReader reader) => reader.Read(operation.Operation);
}

/// <summary>A lone semicolon.</summary>
internal sealed class EmptyReader() : OperationReader<IEmptyOperation>(OperationKind.Empty)
{
    protected override ForwardValue Read(IEmptyOperation operation, ForwardReader reader) => ForwardValue.None;
}

/// <summary><c>return</c>, and the expression behind an arrow.</summary>
internal sealed class ReturnReader() : OperationReader<IReturnOperation>(OperationKind.Return)
{
    protected override ForwardValue Read(IReturnOperation operation, ForwardReader reader)
    {
        reader.Return(operation.ReturnedValue is null ? ForwardValue.None : reader.Read(operation.ReturnedValue));
        return ForwardValue.None;
    }
}

/// <summary><c>break</c> and <c>continue</c>.</summary>
internal sealed class BranchReader() : OperationReader<IBranchOperation>(OperationKind.Branch)
{
    protected override ForwardValue Read(IBranchOperation operation, ForwardReader reader)
    {
        switch (operation.BranchKind)
        {
            case BranchKind.Break:
                reader.Flow = Flow.Break;
                return ForwardValue.None;
            case BranchKind.Continue:
                reader.Flow = Flow.Continue;
                return ForwardValue.None;
            default:
                return reader.Unsupported(operation, "a goto");
        }
    }
}

/// <summary>What the compiler cannot make sense of.</summary>
internal sealed class InvalidReader() : OperationReader<IInvalidOperation>(OperationKind.Invalid)
{
    protected override ForwardValue Read(IInvalidOperation operation, ForwardReader reader) => reader.Invalid();
}
