using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Records;

/// <summary>The types of a model as lines of text and back; fields are apart by <c> | </c>, which no name has.</summary>
internal static class TypedText
{
    /// <summary>How the first line starts.</summary>
    public const string Record = "record ";

    /// <summary>How a line of a feature starts.</summary>
    public const string Feature = "feature ";

    /// <summary>How the line of the target starts.</summary>
    public const string Target = "target ";

    /// <summary>How a line of a target's property starts.</summary>
    public const string Number = "number ";

    private const string Separator = " | ";

    public static IEnumerable<string> Write(TypedDeclaration typed)
    {
        yield return Record + Join(typed.Input.Type, Flag(typed.Input.IsValueType, "struct"));
        foreach (var feature in typed.Input.Features)
        {
            yield return Feature + Join(
                feature.Name, feature.Kind.ToString(), Flag(feature.IsOptional, "optional"), Flag(feature.IsNormalized, "normalized"), Enum(feature.Members));
        }

        var target = typed.Target;
        var record = target.Record;
        yield return Target + Join(
            target.Type, target.Kind.ToString(), Flag(record is not null, "record"), Flag(record?.IsValueType ?? false, "struct"),
            Flag(record?.UsesConstructor ?? false, "constructor"), Enum(target.Members));
        foreach (var number in record?.Numbers ?? [])
        {
            yield return Number + Join(number.Name, number.Type, number.Kind.ToString(), number.Parameter);
        }
    }

    /// <exception cref="FormatException">A line has other fields.</exception>
    public static TypedDeclaration Read(string record, IEnumerable<string> features, string target, IEnumerable<string> numbers)
    {
        var input = Split(record, 2);
        var read = features.Select(line => Split(line, 6)).Select(f => new FeatureDeclaration(
            f[0], Kind(f[1]), IsSet(f[2], "optional"), IsSet(f[3], "normalized"), ReadEnum(f[4], f[5])));
        var t = Split(target, 7);
        var properties = numbers.Select(line => Split(line, 4)).Select(n => new TargetNumber(n[0], n[1], Kind(n[2]), n[3])).ToEquatableArray();
        var isRecord = IsSet(t[2], "record");
        return new TypedDeclaration(
            new RecordDeclaration(input[0], IsSet(input[1], "struct"), read.ToEquatableArray()),
            new TargetDeclaration(
                t[0], Kind(t[1]), ReadEnum(t[5], t[6]), isRecord ? new TargetRecord(IsSet(t[3], "struct"), IsSet(t[4], "constructor"), properties) : null));
    }

    private static string Join(params string[] fields) => string.Join(Separator, fields);

    private static string Flag(bool isSet, string name) => isSet ? name : "-";

    private static string Enum(EnumDeclaration? members) =>
        members is null ? "-" + Separator + "-" : members.Type + Separator + string.Join(" ", members.Names.Items);

    private static EnumDeclaration? ReadEnum(string type, string names) =>
        type == "-" ? null : new EnumDeclaration(type, names.Split([' '], StringSplitOptions.RemoveEmptyEntries).ToEquatableArray());

    private static string[] Split(string line, int count)
    {
        var fields = line.Split([Separator], StringSplitOptions.None);
        return fields.Length == count ? fields : throw new FormatException($"'{line}' should have {count} fields.");
    }

    private static bool IsSet(string field, string name) =>
        field == name || (field == "-" ? false : throw new FormatException($"'{field}' should be '{name}' or '-'."));

    private static ValueKind Kind(string field) =>
        System.Enum.TryParse(field, out ValueKind kind) ? kind : throw new FormatException($"'{field}' is no kind of value.");
}
