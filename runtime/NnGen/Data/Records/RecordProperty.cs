using System.Globalization;
using System.Reflection;

namespace NnGen;

/// <summary>A property of a record as the numbers it becomes.</summary>
internal sealed class RecordProperty
{
    private readonly PropertyInfo _property;
    private readonly EnumMembers? _members;

    private RecordProperty(PropertyInfo property, Type type)
    {
        _property = property;
        _members = type.IsEnum ? EnumMembers.Of(type) : null;
        IsBool = type == typeof(bool);
        ComponentNames = _members is null ? [property.Name] : [.. _members.Names.Select(member => $"{property.Name}={member}")];
    }

    public string Name => _property.Name;

    public bool IsBool { get; }

    /// <summary>A name for each of its elements.</summary>
    public IReadOnlyList<string> ComponentNames { get; }

    /// <summary>The names of the classes when it is a label, or null for a number.</summary>
    public IReadOnlyList<string>? ClassNames => _members?.Names ?? (IsBool ? [bool.FalseString, bool.TrueString] : null);

    /// <exception cref="ArgumentException">The property's type is not that of a number, bool or enum.</exception>
    public static RecordProperty Of(PropertyInfo property, string record)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(bool) || type.IsEnum || IsNumber(type))
            return new RecordProperty(property, type);
        var advice = type == typeof(string) ? "Use an enum, whose members are the possible texts" : "A feature is a number, a bool or an enum";
        throw new ArgumentException(
            $"{record}.{property.Name} is a {type.Name}. {advice}, or leave it out with [Feature(Ignore = true)].", record);
    }

    /// <summary>The value of a label as a class index.</summary>
    public int ClassOf(object record, int index) =>
        Get(record) switch
        {
            null => throw Missing(index),
            bool flag => flag ? 1 : 0,
            var value => MemberOf(value, index),
        };

    /// <summary>The value of a label as a number.</summary>
    public float NumberOf(object record, int index) => Get(record) is { } value ? ToSingle(value) : throw Missing(index);

    /// <summary>Writes the elements of a feature.</summary>
    public void Write(object record, int index, Span<float> elements)
    {
        var value = Get(record);
        if (_members is not null)
        {
            elements.Clear();
            if (value is not null)
                elements[MemberOf(value, index)] = 1;
            return;
        }

        elements[0] = value switch
        {
            null => float.NaN,
            bool flag => flag ? 1 : 0,
            _ => ToSingle(value),
        };
    }

    private object? Get(object record) => _property.GetValue(record);

    private int MemberOf(object value, int index)
    {
        var member = _members!.IndexOf(value);
        return member >= 0
            ? member
            : throw new ArgumentException($"Record {index}: {Name} is {value}, which is no member of {value.GetType().Name}.", "records");
    }

    private ArgumentException Missing(int index) => new($"Record {index}: the label {Name} is null.", "records");

    private static bool IsNumber(Type type) =>
        Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal
        || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(nint) || type == typeof(nuint);

    private static float ToSingle(object value) => value switch
    {
        Half number => (float)number,
        Int128 number => (float)number,
        UInt128 number => (float)number,
        nint number => number,
        nuint number => number,
        _ => Convert.ToSingle(value, CultureInfo.InvariantCulture),
    };
}
