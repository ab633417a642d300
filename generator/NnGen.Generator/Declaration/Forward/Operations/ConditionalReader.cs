using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary><c>if</c> and <c>?:</c> with a condition that is constant.</summary>
internal sealed class ConditionalReader() : OperationReader<IConditionalOperation>(OperationKind.Conditional)
{
    protected override ForwardValue Read(IConditionalOperation operation, ForwardReader reader)
    {
        if (reader.Constant(operation.Condition) is bool holds)
        {
            return holds ? reader.Read(operation.WhenTrue) : operation.WhenFalse is { } other ? reader.Read(other) : ForwardValue.None;
        }

        // Whatever is wrong inside shows as well.
        reader.Read(operation.WhenTrue);
        return ForwardValue.Unknown;
    }
}
