using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using System.Globalization;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>Arithmetic on the constants of a graph: numbers of loops, sizes, factors.</summary>
internal static class Constants
{
    /// <summary>The result of an operator, or null when there is none for these.</summary>
    public static object? Binary(BinaryOperatorKind kind, object left, object right) => (left, right) switch
    {
        (bool a, bool b) => Booleans(kind, a, b),
        (string a, string b) => kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Equals => a == b,
            BinaryOperatorKind.NotEquals => a != b,
            _ => null,
        },
        (double or float, _) or (_, double or float) when IsNumber(left) && IsNumber(right) => Numbers(kind, ToDouble(left), ToDouble(right), left is double || right is double),
        _ when IsNumber(left) && IsNumber(right) => Integers(kind, ToLong(left), ToLong(right), left is long or uint or ulong || right is long or uint or ulong),
        _ => null,
    };

    /// <summary>The result of an operator, or null when there is none for this.</summary>
    public static object? Unary(UnaryOperatorKind kind, object operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, bool a) => !a,
        (UnaryOperatorKind.Plus, _) when IsNumber(operand) => operand,
        (UnaryOperatorKind.Minus, double a) => -a,
        (UnaryOperatorKind.Minus, float a) => -a,
        (UnaryOperatorKind.Minus, long a) => unchecked(-a),
        (UnaryOperatorKind.Minus, _) when IsNumber(operand) => unchecked(-(int)ToLong(operand)),
        _ => null,
    };

    /// <summary>A constant as a value of another type, or null when it is none of that type.</summary>
    public static object? Convert(object value, SpecialType type)
    {
        try
        {
            return type switch
            {
                SpecialType.System_Int32 => IsNumber(value) ? checked((int)ToDouble(value)) : null,
                SpecialType.System_Int64 => value is double or float ? checked((long)ToDouble(value)) : ToLong(value),
                SpecialType.System_Single => IsNumber(value) ? (float)ToDouble(value) : null,
                SpecialType.System_Double => IsNumber(value) ? ToDouble(value) : null,
                SpecialType.System_Boolean => value as bool?,
                SpecialType.System_String => value as string,
                SpecialType.System_Object => value,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool IsNumber(object value) => value is int or long or double or float or byte or sbyte or short or ushort or uint or char;

    private static double ToDouble(object value) => value is char c ? c : System.Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static long ToLong(object value) => value is char c ? c : System.Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static object? Booleans(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => a && b,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => a || b,
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.Equals => a == b,
        _ => null,
    };

    private static object? Numbers(BinaryOperatorKind kind, double a, double b, bool isDouble)
    {
        double? result = kind switch
        {
            BinaryOperatorKind.Add => a + b,
            BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply => a * b,
            BinaryOperatorKind.Divide => a / b,
            BinaryOperatorKind.Remainder => a % b,
            _ => null,
        };
        return result is { } number ? isDouble ? number : (object)(float)number : Compare(kind, a.CompareTo(b), double.IsNaN(a) || double.IsNaN(b));
    }

    private static object? Integers(BinaryOperatorKind kind, long a, long b, bool isLong)
    {
        if (b == 0 && (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder))
        {
            return null;
        }

        long? result = kind switch
        {
            BinaryOperatorKind.Add => unchecked(a + b),
            BinaryOperatorKind.Subtract => unchecked(a - b),
            BinaryOperatorKind.Multiply => unchecked(a * b),
            BinaryOperatorKind.Divide when b != -1 => a / b,
            BinaryOperatorKind.Divide => unchecked(-a),
            BinaryOperatorKind.Remainder => b == -1 ? 0 : a % b,
            BinaryOperatorKind.And => a & b,
            BinaryOperatorKind.Or => a | b,
            BinaryOperatorKind.ExclusiveOr => a ^ b,
            BinaryOperatorKind.LeftShift => isLong ? a << (int)b : (int)a << (int)b,
            BinaryOperatorKind.RightShift => isLong ? a >> (int)b : (int)a >> (int)b,
            _ => null,
        };
        return result is { } number ? isLong ? number : (object)unchecked((int)number) : Compare(kind, a.CompareTo(b), isUnordered: false);
    }

    private static object? Compare(BinaryOperatorKind kind, int order, bool isUnordered) => kind switch
    {
        BinaryOperatorKind.Equals => !isUnordered && order == 0,
        BinaryOperatorKind.NotEquals => isUnordered || order != 0,
        BinaryOperatorKind.LessThan => !isUnordered && order < 0,
        BinaryOperatorKind.LessThanOrEqual => !isUnordered && order <= 0,
        BinaryOperatorKind.GreaterThan => !isUnordered && order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => !isUnordered && order >= 0,
        _ => null,
    };
}
