using System.Globalization;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>Reads the arguments of an attribute as invariant C# text.</summary>
internal static class ArgumentReader
{
    /// <summary>
    /// The arguments that differ from the defaults of their parameters, constructor's first, under the names of their properties;
    /// null when the compiler could not make sense of one.
    /// </summary>
    public static EquatableArray<ArgumentDeclaration>? Read(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is not { } constructor
            || constructor.Parameters.Length != attribute.ConstructorArguments.Length)
        {
            return null;
        }

        var arguments = new List<ArgumentDeclaration>();
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            var (parameter, value) = (constructor.Parameters[i], attribute.ConstructorArguments[i]);
            if (Text(value) is not { } text)
            {
                return null;
            }

            if (!IsDefault(parameter, value))
            {
                arguments.Add(new ArgumentDeclaration(AttributeMaterializer.ArgumentName(parameter.Name), text));
            }
        }

        foreach (var named in attribute.NamedArguments)
        {
            if (Text(named.Value) is not { } text || arguments.Any(a => a.Name == named.Key))
            {
                return null;
            }

            arguments.Add(new ArgumentDeclaration(named.Key, text));
        }

        return arguments.ToEquatableArray();
    }

    /// <summary>A constant as text, or null when it is in error or of a type that no attribute of ours has.</summary>
    private static string? Text(TypedConstant constant)
    {
        switch (constant.Kind)
        {
            case TypedConstantKind.Array when !constant.IsNull:
                var items = constant.Values.Select(Text).ToList();
                return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
            case TypedConstantKind.Array or TypedConstantKind.Primitive or TypedConstantKind.Enum when constant.IsNull:
                return "null";
            case TypedConstantKind.Enum:
                return EnumText((INamedTypeSymbol)constant.Type!, constant.Value!);
            case TypedConstantKind.Primitive:
                return PrimitiveText(constant.Value!);
            default:
                return null;
        }
    }

    /// <summary>A number, string or truth value as text.</summary>
    public static string PrimitiveText(object value) => value switch
    {
        string text => ArgumentText.Quote(text),
        bool flag => flag ? "true" : "false",
        double number => ArgumentText.Of(number),
        float number => ArgumentText.Of(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>A member of an enumeration by its value.</summary>
    public static string EnumText(INamedTypeSymbol type, object value)
    {
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue));
        return member is null ? PrimitiveText(value) : $"{type.Name}.{member.Name}";
    }

    private static bool IsDefault(IParameterSymbol parameter, TypedConstant value) =>
        parameter.HasExplicitDefaultValue
        && value.Kind != TypedConstantKind.Array
        && Equals(parameter.ExplicitDefaultValue, value.Value);
}
