using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>Declarations of locals.</summary>
internal sealed class VariableReader() : OperationReader<IVariableDeclarationGroupOperation>(OperationKind.VariableDeclarationGroup)
{
    protected override ForwardValue Read(IVariableDeclarationGroupOperation operation, ForwardReader reader)
    {
        foreach (var declarator in operation.Declarations.SelectMany(d => d.Declarators))
        {
            if (declarator.Symbol.IsRef)
            {
                reader.Unsupported(declarator, "a local by reference");
            }
            else if (declarator.GetVariableInitializer() is { } initializer)
            {
                reader[declarator.Symbol] = reader.Read(initializer.Value);
            }
        }

        return ForwardValue.None;
    }
}

/// <summary>What a local stands for.</summary>
internal sealed class LocalReader() : OperationReader<ILocalReferenceOperation>(OperationKind.LocalReference)
{
    protected override ForwardValue Read(ILocalReferenceOperation operation, ForwardReader reader) => reader[operation.Local];
}

/// <summary>What a parameter stands for.</summary>
internal sealed class ParameterReader() : OperationReader<IParameterReferenceOperation>(OperationKind.ParameterReference)
{
    protected override ForwardValue Read(IParameterReferenceOperation operation, ForwardReader reader) => reader[operation.Parameter];
}
