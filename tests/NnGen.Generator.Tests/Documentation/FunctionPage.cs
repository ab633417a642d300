extern alias runtime;

using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using runtime::NnGen;

namespace NnGen.Generator.Tests.Documentation;

/// <summary>The page of one function of graphs: each way to call it with what its documentation says, and the constants that it takes.</summary>
internal static partial class FunctionPage
{
    /// <summary>The folder under <c>docs/</c>.</summary>
    public const string Folder = "functions";

    /// <summary>The functions by name, the overload of fewest parameters first.</summary>
    public static IReadOnlyList<IGrouping<string, MethodInfo>> Functions { get; } =
    [
        .. typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .OrderBy(method => method.GetParameters().Length)
            .GroupBy(method => method.Name)
            .OrderBy(function => function.Key, StringComparer.Ordinal),
    ];

    public static string Write(IGrouping<string, MethodInfo> function, XmlDocumentation documentation)
    {
        var page = new StringBuilder($"# {function.Key}\n");
        foreach (var overload in function)
        {
            var parameters = string.Join(", ", overload.GetParameters().Select(KindPage.Declaration));
            page.Append($"\n{Linked(documentation.Summary(overload))}\n\n```csharp\nNode {function.Key}({parameters})\n```\n");
        }

        var rows = Rows(function, documentation).ToList();
        if (rows.Count > 0)
        {
            page.Append("\n| argument | type | default | |\n|---|---|---|---|\n");
            rows.ForEach(row => page.Append(row).Append('\n'));
        }

        return page.ToString();
    }

    /// <summary>The layers to whose pages a page links.</summary>
    public static IEnumerable<string> LinkedLayers(string page) => Links().Matches(page).Select(link => link.Groups[1].Value);

    /// <summary>Constants, and values of which the documentation says more than that they are such.</summary>
    private static IEnumerable<string> Rows(IGrouping<string, MethodInfo> function, XmlDocumentation documentation)
    {
        var parameters = function.SelectMany(overload => overload.GetParameters()).GroupBy(parameter => parameter.Name!);
        foreach (var parameter in parameters.Select(same => same.Last()))
        {
            var own = documentation.Parameter((MethodInfo)parameter.Member, parameter.Name!);
            if (!IsValue(parameter.ParameterType) || own.Length > "The value.".Length)
            {
                yield return KindPage.Row(parameter, own.Length > 0 ? own : OfLayer(function.Key, parameter.Name!, documentation));
            }
        }
    }

    private static bool IsValue(Type type) => type == typeof(Node) || type == typeof(ReadOnlySpan<Node>);

    /// <summary>What the layer of the same name says of its argument, or empty.</summary>
    private static string OfLayer(string function, string argument, XmlDocumentation documentation)
    {
        if (typeof(Functions).Assembly.GetType($"{typeof(Functions).Namespace}.{function}Attribute") is not { } layer)
        {
            return "";
        }

        var parameter = layer.GetConstructors().SelectMany(constructor => constructor.GetParameters()).FirstOrDefault(one => IsSame(one.Name));
        var property = layer.GetProperties().FirstOrDefault(one => IsSame(one.Name));
        return parameter is not null ? documentation.Parameter(parameter) : property is not null ? documentation.Summary(property) : "";

        bool IsSame(string? name) => string.Equals(name, argument, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Links to the pages of the layers that a text names.</summary>
    private static string Linked(string text) => LayerNames().Replace(text, "the layer [$1](../layers/$1.md)");

    [GeneratedRegex(@"\(\.\./layers/(\w+)\.md\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"the layer `(\w+)`")]
    private static partial Regex LayerNames();
}
