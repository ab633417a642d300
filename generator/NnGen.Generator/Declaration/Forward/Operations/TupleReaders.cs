using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>Tuples.</summary>
internal sealed class TupleReader() : OperationReader<ITupleOperation>(OperationKind.Tuple)
{
    protected override ForwardValue Read(ITupleOperation operation, ForwardReader reader) =>
        new TupleValue(operation.Elements.Select(reader.Read).ToEquatableArray());
}

/// <summary>Elements of tuples. Other fields are constants, which need no reader, or cannot be read.</summary>
internal sealed class FieldReader() : OperationReader<IFieldReferenceOperation>(OperationKind.FieldReference)
{
    protected override ForwardValue Read(IFieldReferenceOperation operation, ForwardReader reader)
    {
        if (operation.Field.ContainingType is not { IsTupleType: true } type || operation.Instance is null)
        {
            reader.Report(operation, RuleIds.NotConstant, operation.Field.Name);
            return ForwardValue.Unknown;
        }

        var element = operation.Field.CorrespondingTupleField ?? operation.Field;
        var index = type.TupleElements.Select(e => e.CorrespondingTupleField ?? e).ToList().FindIndex(e => e.Name == element.Name);
        return reader.Read(operation.Instance) is TupleValue tuple && index >= 0 && index < tuple.Items.Count ? tuple.Items[index] : ForwardValue.Unknown;
    }
}

/// <summary>Lists in brackets: the arguments of a function that takes any number.</summary>
internal sealed class CollectionReader() : OperationReader<ICollectionExpressionOperation>(OperationKind.CollectionExpression)
{
    protected override ForwardValue Read(ICollectionExpressionOperation operation, ForwardReader reader)
    {
        var items = new List<ForwardValue>();
        foreach (var element in operation.Elements)
        {
            if (element is not ISpreadOperation spread)
            {
                items.Add(reader.Read(element));
            }
            else if (reader.Read(spread.Operand) is ListValue list)
            {
                items.AddRange(list.Items);
            }
            else
            {
                return reader.Unsupported(element, "a spread of anything but a list");
            }
        }

        return new ListValue(items.ToEquatableArray());
    }
}

/// <summary>Arrays with their elements.</summary>
internal sealed class ArrayReader() : OperationReader<IArrayCreationOperation>(OperationKind.ArrayCreation)
{
    protected override ForwardValue Read(IArrayCreationOperation operation, ForwardReader reader) =>
        operation.Initializer is { } initializer && operation.DimensionSizes.Length == 1
            ? new ListValue(initializer.ElementValues.Select(reader.Read).ToEquatableArray())
            : reader.Unsupported(operation, "an array without its elements");
}

/// <summary>An element of an array or list, by a constant index.</summary>
internal sealed class ElementReader() : OperationReader<IArrayElementReferenceOperation>(OperationKind.ArrayElementReference)
{
    protected override ForwardValue Read(IArrayElementReferenceOperation operation, ForwardReader reader)
    {
        var array = reader.Read(operation.ArrayReference);
        if (operation.Indices.Length != 1 || reader.Constant(operation.Indices[0]) is not int index || array is not ListValue list)
        {
            return ForwardValue.Unknown;
        }

        if (index >= 0 && index < list.Items.Count)
        {
            return list.Items[index];
        }

        return reader.Unsupported(operation, "an index beyond the array");
    }
}
