using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>What operators make of nodes and constants: an operator on nodes is a call of a function.</summary>
internal static class Operators
{
    /// <summary>The result of an operator on one or two operands.</summary>
    public static ForwardValue Apply(
        IOperation operation, BinaryOperatorKind kind, IMethodSymbol? method, IReadOnlyList<ForwardValue> operands, ForwardReader reader)
    {
        if (operands.Any(o => o == ForwardValue.Unknown))
        {
            return ForwardValue.Unknown;
        }

        if (method is not null && KnownTypes.IsNode(method.ContainingType))
        {
            return OnNodes(operation, kind, operands, reader);
        }

        return method is null && operands[0] is ConstantValue { Value: { } left } && operands[1] is ConstantValue { Value: { } right } && Constants.Binary(kind, left, right) is { } result
            ? new ConstantValue(result)
            : reader.Unsupported(operation, OperationReader.Describe(operation));
    }

    /// <summary>A node with the other sign.</summary>
    public static ForwardValue Negate(IOperation operation, ForwardValue operand, ForwardReader reader) =>
        Rescale(operation, operand, -1, 0, reader);

    private static ForwardValue OnNodes(IOperation operation, BinaryOperatorKind kind, IReadOnlyList<ForwardValue> operands, ForwardReader reader)
    {
        var (left, right) = (operands[0], operands[1]);
        return (kind, Number(left), Number(right)) switch
        {
            (BinaryOperatorKind.Add, null, { } number) => Rescale(operation, left, 1, number, reader),
            (BinaryOperatorKind.Add, { } number, null) => Rescale(operation, right, 1, number, reader),
            (BinaryOperatorKind.Subtract, null, { } number) => Rescale(operation, left, 1, -number, reader),
            (BinaryOperatorKind.Subtract, { } number, null) => Rescale(operation, right, -1, number, reader),
            (BinaryOperatorKind.Multiply, null, { } number) => Rescale(operation, left, number, 0, reader),
            (BinaryOperatorKind.Multiply, { } number, null) => Rescale(operation, right, number, 0, reader),
            (BinaryOperatorKind.Divide, null, { } number) => Rescale(operation, left, 1 / number, 0, reader),
            (BinaryOperatorKind.Divide, { } number, null) =>
                reader.CallFunction("Reciprocal", [right], [new ArgumentDeclaration("Numerator", ArgumentText.Of(number))], Site(operation)),
            (_, null, null) => reader.CallFunction(kind.ToString(), operands, [], Site(operation)),
            _ => ForwardValue.Unknown,
        };
    }

    private static double? Number(ForwardValue value) =>
        value is ConstantValue { Value: { } number } ? Constants.Convert(number, SpecialType.System_Double) as double? : null;

    private static ForwardValue Rescale(IOperation operation, ForwardValue operand, double scale, double offset, ForwardReader reader) =>
        reader.CallFunction(
            "Rescaling",
            [operand],
            [new ArgumentDeclaration("Scale", ArgumentText.Of(scale)), .. offset == 0 ? [] : new[] { new ArgumentDeclaration("Offset", ArgumentText.Of(offset)) }],
            Site(operation));

    /// <summary>The sign of the operator is the word that a message is about.</summary>
    private static CallSite Site(IOperation operation)
    {
        var location = operation.Syntax switch
        {
            BinaryExpressionSyntax binary => binary.OperatorToken.GetLocation(),
            AssignmentExpressionSyntax assignment => assignment.OperatorToken.GetLocation(),
            PrefixUnaryExpressionSyntax unary => unary.OperatorToken.GetLocation(),
            var other => other.GetLocation(),
        };
        return new CallSite(location, new Dictionary<string, Location>());
    }
}

/// <summary>Operators between two expressions.</summary>
internal sealed class BinaryReader() : OperationReader<IBinaryOperation>(OperationKind.Binary)
{
    protected override ForwardValue Read(IBinaryOperation operation, ForwardReader reader)
    {
        var left = reader.Read(operation.LeftOperand);
        if (left is ConstantValue { Value: bool decided }
            && ((operation.OperatorKind == BinaryOperatorKind.ConditionalAnd && !decided) || (operation.OperatorKind == BinaryOperatorKind.ConditionalOr && decided)))
        {
            return left;
        }

        return Operators.Apply(operation, operation.OperatorKind, operation.OperatorMethod, [left, reader.Read(operation.RightOperand)], reader);
    }
}

/// <summary>Operators before an expression.</summary>
internal sealed class UnaryReader() : OperationReader<IUnaryOperation>(OperationKind.Unary)
{
    protected override ForwardValue Read(IUnaryOperation operation, ForwardReader reader) => reader.Read(operation.Operand) switch
    {
        NodeValue node when operation.OperatorKind == UnaryOperatorKind.Minus => Operators.Negate(operation, node, reader),
        ConstantValue { Value: { } value } when operation.OperatorMethod is null && Constants.Unary(operation.OperatorKind, value) is { } result => new ConstantValue(result),
        var other when other == ForwardValue.Unknown => other,
        _ => reader.Unsupported(operation, OperationReader.Describe(operation)),
    };
}

/// <summary>Conversions: of constants to other numbers, of tuples and lists element by element.</summary>
internal sealed class ConversionReader() : OperationReader<IConversionOperation>(OperationKind.Conversion)
{
    protected override ForwardValue Read(IConversionOperation operation, ForwardReader reader)
    {
        if (operation.OperatorMethod is { } method && !method.ContainingType.IsRefLikeType)
        {
            return reader.Unsupported(operation, "a conversion that a method does");
        }

        var value = reader.Read(operation.Operand);
        if (value is not ConstantValue { Value: { } constant } || operation.Type is not { SpecialType: not SpecialType.None } type)
        {
            return value;
        }

        return Constants.Convert(constant, type.SpecialType) is { } converted ? new ConstantValue(converted) : reader.Unsupported(operation, $"a conversion to {type.Name}");
    }
}
