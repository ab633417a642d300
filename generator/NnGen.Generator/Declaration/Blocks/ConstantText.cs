using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>Constants as C# of the same type.</summary>
internal static class ConstantText
{
    /// <summary>A constant of any type that has constants.</summary>
    public static string Of(object value, ITypeSymbol type, BlockText text)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            return Of(value);
        }

        var member = enumeration.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && value.Equals(field.ConstantValue));
        return member is null ? $"(({text.NameOf(enumeration)}){Of(value)})" : $"{text.NameOf(enumeration)}.{TypeReader.Identifier(member.Name)}";
    }

    /// <summary>A number, text, character or truth value.</summary>
    public static string Of(object value) => value switch
    {
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool flag => flag ? "true" : "false",
        double number => Signed(Finite(number, "D")),
        // As a double it keeps its bits, and the conversion gives them back.
        float number when float.IsNaN(number) || float.IsInfinity(number) => $"((float){ArgumentText.Of(number)})",
        float number => Signed(Finite(number, "F")),
        decimal number => Signed(number.ToString(CultureInfo.InvariantCulture) + "M"),
        int number => number == int.MinValue ? "int.MinValue" : Signed(number.ToString(CultureInfo.InvariantCulture)),
        long number => number == long.MinValue ? "long.MinValue" : Signed(number.ToString(CultureInfo.InvariantCulture) + "L"),
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        byte number => $"((byte){Of((int)number)})",
        sbyte number => $"((sbyte){Of((int)number)})",
        short number => $"((short){Of((int)number)})",
        ushort number => $"((ushort){Of((int)number)})",
        _ => "default",
    };

    private static string Finite(double value, string suffix) => ArgumentText.Of(value) is var text && text.StartsWith("double.", StringComparison.Ordinal) ? text : text + suffix;

    private static string Signed(string text) => text[0] == '-' ? $"({text})" : text;
}
