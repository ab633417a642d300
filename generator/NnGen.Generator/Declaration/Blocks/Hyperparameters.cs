using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NnGen.Generator.Declaration.Forward.Operations;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>
/// What a use of a block puts in place of its <c>const</c> fields. What the compiler has computed with their defaults is computed anew from the text:
/// constants of other constants, arguments of attributes, numbers in <c>Forward</c>.
/// </summary>
/// <param name="block">The class of the block.</param>
/// <param name="values">New values of fields by their names; not empty.</param>
/// <param name="sources">The texts that can be bound.</param>
internal sealed class Hyperparameters(INamedTypeSymbol block, IReadOnlyDictionary<string, object> values, ReadableSources sources)
{
    /// <summary>The value of a constant expression; null when it cannot be told.</summary>
    public object? Evaluate(IOperation? operation) => operation switch
    {
        IFieldReferenceOperation { Field: var field } when SymbolEqualityComparer.Default.Equals(field.ContainingType, block) =>
            values.TryGetValue(field.Name, out var value) ? value : Initial(field) ?? ConstantOf(operation),
        ILocalReferenceOperation { Local: var local } => Initial(local) ?? ConstantOf(operation),
        IBinaryOperation { OperatorMethod: null } binary when Evaluate(binary.LeftOperand) is { } left && Evaluate(binary.RightOperand) is { } right =>
            Constants.Binary(binary.OperatorKind, left, right),
        IUnaryOperation { OperatorMethod: null } unary when Evaluate(unary.Operand) is { } operand => Constants.Unary(unary.OperatorKind, operand),
        IConversionOperation { OperatorMethod: null } conversion when Evaluate(conversion.Operand) is { } operand => Convert(operand, conversion.Type),
        IConditionalOperation conditional when Evaluate(conditional.Condition) is bool holds => Evaluate(holds ? conditional.WhenTrue : conditional.WhenFalse),
        null => null,
        _ => ConstantOf(operation),
    };

    /// <summary>The arguments of an attribute as text, or null when one cannot be told.</summary>
    public EquatableArray<ArgumentDeclaration>? Read(AttributeData attribute)
    {
        if (ArgumentReader.Read(attribute) is not { } defaults)
        {
            return null;
        }

        var texts = Operations(attribute).ToDictionary(argument => argument.Name, argument => Text(argument.Value));
        return defaults.Items.Any(argument => texts.TryGetValue(argument.Name, out var text) && text is null)
            ? null
            : defaults.Items.Select(argument => texts.TryGetValue(argument.Name, out var text) ? argument with { Text = text! } : argument).ToEquatableArray();
    }

    /// <summary>The value of an argument that was written, or null.</summary>
    public object? ValueOf(AttributeData attribute, string name) => Evaluate(Operations(attribute).FirstOrDefault(argument => argument.Name == name).Value);

    private IEnumerable<(string Name, IOperation Value)> Operations(AttributeData attribute)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax
            || sources.OperationOf(syntax) is not IAttributeOperation { Operation: IObjectCreationOperation creation })
        {
            yield break;
        }

        foreach (var argument in creation.Arguments.Where(argument => argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: not null }))
        {
            yield return (AttributeMaterializer.ArgumentName(argument.Parameter!.Name), argument.Value);
        }

        foreach (var assignment in creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: var name })
            {
                yield return (name, assignment.Value);
            }
        }
    }

    private string? Text(IOperation operation)
    {
        switch (operation)
        {
            case IArrayCreationOperation { Initializer.ElementValues: var elements }:
                var items = elements.Select(Text).ToList();
                return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
            case { ConstantValue: { HasValue: true, Value: null } }:
                return "null";
            case { Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type } when Evaluate(operation) is { } value:
                return ArgumentReader.EnumText(type, value);
            default:
                return Evaluate(operation) is { } number ? ArgumentReader.PrimitiveText(number) : null;
        }
    }

    private object? Initial(ISymbol symbol) =>
        symbol is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }
        && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? Convert(Evaluate(sources.OperationOf(value)), (symbol as IFieldSymbol)?.Type ?? ((ILocalSymbol)symbol).Type)
            : null;

    private static object? Convert(object? value, ITypeSymbol? type) =>
        value is null || type is not { SpecialType: not SpecialType.None } ? value : Constants.Convert(value, type.SpecialType);

    private static object? ConstantOf(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: { } value } ? value : null;
}
