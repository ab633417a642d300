using System.Globalization;
using System.Reflection;
using System.Text;

namespace NnGen.Generator.Tests.Documentation;

/// <summary>The page of one kind: what its documentation says, how it is written, and its arguments with their default values.</summary>
internal static class KindPage
{
    public static string Write(Type kind, XmlDocumentation documentation)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {PageFamily.NameOf(kind)}\n\n{documentation.Summary(kind)}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"```csharp\n{string.Join("\n", Constructors(kind).Select(Usage))}\n```\n");
        if (documentation.Remarks(kind) is { Length: > 0 } remarks)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{remarks}\n");
        }

        var rows = Arguments(kind, documentation).ToList();
        if (rows.Count > 0)
        {
            page.Append("\n| argument | type | default | |\n|---|---|---|---|\n");
            rows.ForEach(row => page.Append(CultureInfo.InvariantCulture, $"{row}\n"));
        }

        return page.ToString();
    }

    /// <summary>The first sentence of a kind's documentation, for the index.</summary>
    public static string FirstSentence(Type kind, XmlDocumentation documentation) => FirstSentence(documentation.Summary(kind));

    /// <summary>The first sentence of a text.</summary>
    public static string FirstSentence(string documentation)
    {
        var text = documentation.Split("\n\n")[0].Replace("\n", " ", StringComparison.Ordinal);
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    private static IEnumerable<ConstructorInfo> Constructors(Type kind) =>
        kind.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length);

    private static string Usage(ConstructorInfo constructor)
    {
        var kind = constructor.DeclaringType!;
        var parameters = string.Join(", ", constructor.GetParameters().Select(Declaration));
        return kind.IsSubclassOf(typeof(Attribute))
            ? $"[{PageFamily.NameOf(kind)}{(parameters.Length > 0 ? $"({parameters})" : "")}]"
            : $"new {kind.Name}({parameters})";
    }

    /// <summary>A parameter as it is declared.</summary>
    public static string Declaration(ParameterInfo parameter)
    {
        var isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(System.Runtime.CompilerServices.ParamCollectionAttribute));
        var text = $"{(isParams ? "params " : "")}{TypeText(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {ValueText(DefaultOf(parameter))}" : text;
    }

    /// <summary>The row of a parameter in a table of arguments.</summary>
    public static string Row(ParameterInfo parameter, string text) =>
        Row(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue ? $"`{ValueText(DefaultOf(parameter))}`" : "", text);

    private static IEnumerable<string> Arguments(Type kind, XmlDocumentation documentation)
    {
        var parameters = Constructors(kind).SelectMany(constructor => constructor.GetParameters()).DistinctBy(parameter => parameter.Name).ToList();
        foreach (var parameter in parameters)
        {
            yield return Row(parameter, documentation.Parameter(parameter));
        }

        var instance = Instance(kind);
        foreach (var property in Properties(kind).Where(property => property.SetMethod is { IsPublic: true }))
        {
            if (!parameters.Exists(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
            {
                var value = instance is null ? "" : $"`{ValueText(property.GetValue(instance))}`";
                yield return Row(property.Name, property.PropertyType, value, documentation.Summary(property));
            }
        }
    }

    /// <summary>A kind's own properties before those of its bases.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type kind)
    {
        for (var type = kind; type is not null && type.Namespace == kind.Namespace; type = type.BaseType!)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (property.GetMethod!.GetBaseDefinition().DeclaringType == type)
                {
                    yield return property;
                }
            }
        }
    }

    /// <summary>An instance that shows the defaults of properties, or null when it cannot be made without arguments that make sense.</summary>
    private static object? Instance(Type kind)
    {
        var constructor = Constructors(kind).First();
        if (constructor.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike))
        {
            return null;
        }

        try
        {
            return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? DefaultOf(parameter) : Some(parameter.ParameterType))]);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static object? Some(Type type) => type == typeof(int) ? 1
        : type == typeof(double) ? 0.5
        : type == typeof(float) ? 0.5f
        : type == typeof(string) ? "x"
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    private static object? DefaultOf(ParameterInfo parameter) => parameter.ParameterType.IsEnum
        ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!)
        : parameter.DefaultValue;

    private static string Row(string name, Type type, string value, string text) =>
        $"| `{name}` | `{TypeText(type)}` | {value} | {text.Replace("|", "\\|", StringComparison.Ordinal)} |";

    private static string TypeText(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return TypeText(underlying) + "?";
        }

        if (type.IsArray)
        {
            return TypeText(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericType)
        {
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeText))}>";
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Int32 when !type.IsEnum => "int",
            TypeCode.Int64 when !type.IsEnum => "long",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.String => "string",
            _ => type.Name,
        };
    }

    private static string ValueText(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        Enum member => $"{member.GetType().Name}.{member}",
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(ValueText))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
