using System.Globalization;
using System.Reflection;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>
/// Turns a declared attribute into an instance of the real attribute class (the runtime's file, linked), so that its constructor and
/// properties are the one declaration of names, types and defaults.
/// </summary>
internal static class AttributeMaterializer
{
    /// <summary>Creates the attribute; arguments that were not written have their declared defaults.</summary>
    /// <exception cref="FormatException">An argument's text is not a value of its type.</exception>
    public static Attribute Create(Type attributeType, EquatableArray<ArgumentDeclaration> arguments)
    {
        var constructor = attributeType.GetConstructors().Single();
        var parameters = constructor.GetParameters();
        var attribute = (Attribute)constructor.Invoke([.. parameters.Select(p => ConstructorArgument(p, arguments))]);
        foreach (var argument in arguments)
        {
            if (parameters.Any(p => ArgumentName(p) == argument.Name))
            {
                continue;
            }

            var property = attributeType.GetProperty(argument.Name)
                ?? throw new FormatException($"{attributeType.Name} has no argument '{argument.Name}'.");
            property.SetValue(attribute, Parse(argument.Text, property.PropertyType));
        }

        return attribute;
    }

    /// <summary>The name of a constructor parameter as arguments carry it: that of its property.</summary>
    public static string ArgumentName(ParameterInfo parameter) => ArgumentName(parameter.Name);

    /// <inheritdoc cref="ArgumentName(ParameterInfo)"/>
    public static string ArgumentName(string parameterName) =>
        // A name that is not written yet is empty.
        parameterName.Length == 0 ? "" : char.ToUpperInvariant(parameterName[0]) + parameterName.Substring(1);

    private static object? ConstructorArgument(ParameterInfo parameter, EquatableArray<ArgumentDeclaration> arguments)
    {
        var name = ArgumentName(parameter);
        var written = arguments.Items.FirstOrDefault(a => a.Name == name);
        if (written is not null)
        {
            return Parse(written.Text, parameter.ParameterType);
        }

        if (parameter.HasDefaultValue)
        {
            // Reflection gives the underlying number for an enum's default.
            return parameter.ParameterType.IsEnum
                ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!)
                : parameter.DefaultValue;
        }

        return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
    }

    private static object? Parse(string text, Type type)
    {
        if (text == "null")
        {
            return null;
        }

        if (type.IsArray)
        {
            var inner = text.Trim('[', ']');
            var items = inner.Length == 0 ? [] : inner.Split(',').Select(i => Parse(i.Trim(), type.GetElementType()!)).ToArray();
            var array = Array.CreateInstance(type.GetElementType()!, items.Length);
            Array.Copy(items, array, items.Length);
            return array;
        }

        if (type.IsEnum)
        {
            return Enum.Parse(type, text.Substring(text.LastIndexOf('.') + 1));
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => ArgumentText.Unquote(text),
            TypeCode.Boolean => text == "true",
            TypeCode.Double => ArgumentText.ParseDouble(text),
            _ => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
        };
    }
}
