using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>Properties that are layers.</summary>
internal sealed class PropertyReader() : OperationReader<IPropertyReferenceOperation>(OperationKind.PropertyReference)
{
    protected override ForwardValue Read(IPropertyReferenceOperation operation, ForwardReader reader)
    {
        if (reader.LayerOf(operation.Property) is { } layer)
        {
            return layer;
        }

        reader.Report(operation, RuleIds.NotConstant, operation.Property.Name);
        return ForwardValue.Unknown;
    }
}
