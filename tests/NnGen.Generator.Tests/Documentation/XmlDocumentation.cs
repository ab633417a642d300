using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NnGen.Generator.Tests.Documentation;

/// <summary>The XML documentation of assemblies as Markdown.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    public XmlDocumentation(IEnumerable<Assembly> assemblies) => _members = assemblies
        .Select(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"), LoadOptions.PreserveWhitespace))
        .SelectMany(document => document.Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>The summary of a type; paragraphs are apart.</summary>
    public string Summary(Type type) => Text(_members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    /// <summary>The remarks of a type, or empty.</summary>
    public string Remarks(Type type) => Text(_members.GetValueOrDefault($"T:{type.FullName}")?.Element("remarks"));

    /// <summary>The summary of a property, in one paragraph.</summary>
    public string Summary(PropertyInfo property) => Line(Find($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Element("summary"));

    /// <summary>The summary of a member of an enum, in one paragraph.</summary>
    public string Summary(FieldInfo field) => Line(_members.GetValueOrDefault($"F:{field.DeclaringType!.FullName}.{field.Name}")?.Element("summary"));

    /// <summary>The summary of a method; paragraphs are apart.</summary>
    public string Summary(MethodInfo method) => Text(_members.GetValueOrDefault(IdOf(method))?.Element("summary"));

    /// <summary>What a method's parameter is, or empty.</summary>
    public string Parameter(MethodInfo method, string name) =>
        Line(_members.GetValueOrDefault(IdOf(method))?.Elements("param").FirstOrDefault(element => element.Attribute("name")?.Value == name));

    /// <summary>What a constructor's parameter is: a primary constructor's stand on its type.</summary>
    public string Parameter(ParameterInfo parameter)
    {
        var type = parameter.Member.DeclaringType!.FullName;
        var members = _members.Where(member => member.Key == $"T:{type}" || member.Key.StartsWith($"M:{type}.#ctor(", StringComparison.Ordinal));
        var text = members.SelectMany(member => member.Value.Elements("param")).FirstOrDefault(element => element.Attribute("name")?.Value == parameter.Name);
        return Line(text);
    }

    private static string IdOf(MethodInfo method) =>
        $"M:{method.DeclaringType!.FullName}.{method.Name}({string.Join(",", method.GetParameters().Select(parameter => IdOf(parameter.ParameterType)))})";

    private static string IdOf(Type type) => type.IsGenericType
        ? $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(IdOf))}}}"
        : type.FullName!;

    private XElement? Find(string id) =>
        _members.GetValueOrDefault(id) is { } member && member.Element("inheritdoc")?.Attribute("cref")?.Value is { } other
            ? _members.GetValueOrDefault(other)
            : _members.GetValueOrDefault(id);

    private static string Line(XElement? element) => Whitespace().Replace(Text(element), " ").Trim();

    private static string Text(XElement? element)
    {
        var text = new StringBuilder();
        foreach (var node in element?.Nodes() ?? [])
        {
            text.Append(node switch
            {
                XText characters => Whitespace().Replace(characters.Value, " "),
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement { Name.LocalName: "see" or "seealso" } see => Reference(see),
                XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")!.Value}`",
                XElement { Name.LocalName: "para" } paragraph => $"\n\n{Text(paragraph)}\n\n",
                XElement { Name.LocalName: "code" } block => $"\n\n```csharp\n{Unindent(block.Value)}\n```\n\n",
                XElement { Name.LocalName: "list" } list => $"\n\n{string.Join("\n", list.Elements("item").Select(Item))}\n\n",
                XElement other => Text(other),
                _ => "",
            });
        }

        return BlankLines().Replace(text.ToString(), "\n\n").Trim();
    }

    private static string Item(XElement item) => item.Element("term") is { } term
        ? $"- {Text(term)}: {Text(item.Element("description"))}"
        : $"- {Text(item.Element("description") ?? item)}";

    /// <summary>The last name of what is referred to, as users write it.</summary>
    private static string Reference(XElement see)
    {
        if (see.Attribute("langword")?.Value is { } keyword)
        {
            return $"`{keyword}`";
        }

        if (see.Attribute("href")?.Value is { } address)
        {
            return see.IsEmpty ? $"<{address}>" : $"[{Text(see)}]({address})";
        }

        var reference = see.Attribute("cref")!.Value;
        var name = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0].Split('`')[0];
        var parts = name.Split('.');
        // A member is called after its type, a type by itself.
        var last = parts[^1].Replace("Attribute", "", StringComparison.Ordinal);
        return reference[0] is 'F' ? $"`{parts[^2]}.{last}`" : $"`{last}`";
    }

    private static string Unindent(string block)
    {
        var lines = block.Trim('\n', ' ').Split('\n');
        var indent = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select((line, i) => i == 0 ? line : line.Length >= indent ? line[indent..].TrimEnd() : ""));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"\s*\n\s*\n\s*(?![^`]*```\n)")]
    private static partial Regex BlankLines();
}
