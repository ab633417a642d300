using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using System.Globalization;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>Puts what an expression stands for into locals and parameters.</summary>
internal static class Assignment
{
    public static void Assign(IOperation target, ForwardValue value, ForwardReader reader)
    {
        switch (target)
        {
            case IDiscardOperation:
                break;
            case ILocalReferenceOperation { Local.IsRef: false } local:
                reader[local.Local] = value;
                break;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter:
                reader[parameter.Parameter] = value;
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, reader);
                break;
            case ITupleOperation tuple:
                Deconstruct(tuple, value, reader);
                break;
            default:
                reader.Unsupported(target, "an assignment to anything but a local");
                break;
        }
    }

    private static void Deconstruct(ITupleOperation target, ForwardValue value, ForwardReader reader)
    {
        var items = value is TupleValue tuple && tuple.Items.Count == target.Elements.Length ? tuple.Items.Items : [];
        if (value is NodeValue)
        {
            reader.Report(target, RuleIds.WrongOutputCount, target.Elements.Length.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < target.Elements.Length; i++)
        {
            Assign(target.Elements[i], items.IsEmpty ? ForwardValue.Unknown : items[i], reader);
        }
    }
}

/// <summary><c>=</c></summary>
internal sealed class SimpleAssignmentReader() : OperationReader<ISimpleAssignmentOperation>(OperationKind.SimpleAssignment)
{
    protected override ForwardValue Read(ISimpleAssignmentOperation operation, ForwardReader reader)
    {
        var value = reader.Read(operation.Value);
        Assignment.Assign(operation.Target, value, reader);
        return value;
    }
}

/// <summary><c>(x, y) = …</c> and <c>var (x, y) = …</c></summary>
internal sealed class DeconstructionReader() : OperationReader<IDeconstructionAssignmentOperation>(OperationKind.DeconstructionAssignment)
{
    protected override ForwardValue Read(IDeconstructionAssignmentOperation operation, ForwardReader reader)
    {
        var value = reader.Read(operation.Value);
        Assignment.Assign(operation.Target, value, reader);
        return value;
    }
}

/// <summary><c>+=</c> and the like</summary>
internal sealed class CompoundAssignmentReader() : OperationReader<ICompoundAssignmentOperation>(OperationKind.CompoundAssignment)
{
    protected override ForwardValue Read(ICompoundAssignmentOperation operation, ForwardReader reader)
    {
        var (left, right) = (reader.Read(operation.Target), reader.Read(operation.Value));
        var value = Operators.Apply(operation, operation.OperatorKind, operation.OperatorMethod, [left, right], reader);
        if (operation.Type?.SpecialType is { } type and not SpecialType.None && value is ConstantValue { Value: { } number })
        {
            value = new ConstantValue(Constants.Convert(number, type));
        }

        Assignment.Assign(operation.Target, value, reader);
        return value;
    }
}

/// <summary><c>++</c> and <c>--</c></summary>
internal sealed class IncrementReader() : OperationReader<IIncrementOrDecrementOperation>(OperationKind.Increment, OperationKind.Decrement)
{
    protected override ForwardValue Read(IIncrementOrDecrementOperation operation, ForwardReader reader)
    {
        if (operation.OperatorMethod is not null || reader.Read(operation.Target) is not ConstantValue { Value: { } before })
        {
            return reader.Unsupported(operation, OperationReader.Describe(operation));
        }

        var kind = operation.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Constants.Binary(kind, before, 1);
        if (after is null)
        {
            return reader.Unsupported(operation, OperationReader.Describe(operation));
        }

        Assignment.Assign(operation.Target, new ConstantValue(after), reader);
        return new ConstantValue(operation.IsPostfix ? before : after);
    }
}
