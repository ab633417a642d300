using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NnGen.Generator.Tests.Infrastructure;

/// <summary>Walks all objects that are reachable from a value.</summary>
internal static class ObjectGraph
{
    /// <summary>Fails when a value keeps a compilation, a symbol or a syntax tree alive.</summary>
    public static void AssertHoldsNoCompilation(object? value) => Walk(value, "value", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value is Type || !seen.Add(value))
        {
            return;
        }

        Assert.False(
            value is Compilation or ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or SemanticModel or Location or AttributeData,
            $"{path} holds a {value.GetType()}.");
        if (value is IEnumerable items and not string && value.GetType() is { IsArray: true })
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen);
            }

            return;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
