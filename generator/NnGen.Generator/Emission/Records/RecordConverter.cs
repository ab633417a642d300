using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Records;

namespace NnGen.Generator.Emission.Records;

/// <summary>The nested class <c>Records</c>: the user's types as numbers and back.</summary>
internal static class RecordConverter
{
    private const string Values = "global::NnGen.Generated.RecordValues";

    public static void Write(CodeWriter writer, TypedDeclaration typed, bool trains)
    {
        var enums = Enums(typed, trains);
        writer.Line("/// <summary>The user's types as numbers, and back.</summary>");
        using var type = writer.Block("private static class Records");
        if (trains)
        {
            WriteNames(writer, typed);
        }

        WriteRecord(writer, typed.Input, enums);
        WriteSeveral(writer, "WriteRows", "WriteFeatures", typed.Input.Type, "float", "InputSize");
        WriteRead(writer, typed.Target);
        if (trains)
        {
            WriteTarget(writer, typed.Target, enums);
            WriteSeveral(writer, "WriteTargets", "WriteTarget", typed.Target.Type, RecordEmitter.ElementOf(typed.Target), "TargetWidth");
        }

        foreach (var members in enums)
        {
            WriteIndexOf(writer, members.Key, members.Value);
        }
    }

    private static void WriteNames(CodeWriter writer, TypedDeclaration typed)
    {
        var name = typed.Input.Type.Substring(typed.Input.Type.LastIndexOfAny(['.', ':']) + 1).TrimEnd('>');
        writer.Line($"public const string Name = {ArgumentText.Quote(name)};");
        writer.Line();
        var width = typed.Target.Kind == ValueKind.Category ? 1 : typed.Target.Width;
        writer.Line($"public const int TargetWidth = {NumberText.Integer(width)};");
        writer.Line();
        writer.Line("public static readonly string[] FeatureNames =");
        WriteList(writer, typed.Input.Components);
        writer.Line();
        writer.Line("public static readonly string[] TargetNames =");
        WriteList(writer, typed.Target.Components);
        writer.Line();
    }

    private static void WriteList(CodeWriter writer, IEnumerable<string> items)
    {
        writer.Line("[");
        using (writer.Indented())
        {
            writer.Lines(items.Select(item => ArgumentText.Quote(item) + ","));
        }

        writer.Line("];");
    }

    private static void WriteRecord(CodeWriter writer, RecordDeclaration record, IReadOnlyList<KeyValuePair<EnumDeclaration, string>> enums)
    {
        writer.Line($"// [{NumberText.Integer(record.Width)}], in the order of the properties.");
        using (writer.Block($"public static void WriteFeatures({(record.IsValueType ? "in " : "")}{record.Type} sample, global::System.Span<float> features)"))
        {
            if (!record.IsValueType)
            {
                writer.Line("global::System.ArgumentNullException.ThrowIfNull(sample);");
            }

            var element = 0;
            foreach (var feature in record.Features)
            {
                writer.Line(Feature(feature, element, enums));
                element += feature.Width;
            }
        }

        writer.Line();
    }

    private static string Feature(FeatureDeclaration feature, int element, IReadOnlyList<KeyValuePair<EnumDeclaration, string>> enums)
    {
        var (at, value) = (NumberText.Integer(element), $"sample.{Escape(feature.Name)}");
        var name = ArgumentText.Quote(feature.Name);
        var slice = $"features.Slice({at}, {NumberText.Integer(feature.Width)})";
        return (feature.Kind, feature.IsOptional) switch
        {
            (ValueKind.Category, true) =>
                $"{Values}.WriteOneHot({slice}, {value} is {{ }} value{at} ? {IndexOf(feature.Members!, enums)}(value{at}) : {NumberText.Integer(feature.Width - 1)});",
            (ValueKind.Category, _) => $"{Values}.WriteOneHot({slice}, {IndexOf(feature.Members!, enums)}({value}));",
            (ValueKind.Bool, true) => $"{Values}.Write({slice}, {value});",
            (ValueKind.Bool, _) => $"features[{at}] = {value} ? 1f : 0f;",
            (_, true) => $"{Values}.Write({slice}, (float?){value}, {name});",
            (ValueKind.Real, _) => $"features[{at}] = {Values}.Finite((float){value}, {name});",
            _ => $"features[{at}] = (float){value};",
        };
    }

    private static void WriteSeveral(CodeWriter writer, string name, string one, string type, string element, string width)
    {
        using (writer.Block($"public static void {name}(global::System.ReadOnlySpan<{type}> values, global::System.Span<{element}> rows)"))
        {
            using var loop = writer.Block("for (var row = 0; row < values.Length; row++)");
            writer.Line($"{one}(values[row], rows.Slice(row * {width}, {width}));");
        }

        writer.Line();
    }

    private static void WriteRead(CodeWriter writer, TargetDeclaration target)
    {
        var header = $"public static {target.Type} Read(global::System.ReadOnlySpan<float> outputs)";
        switch (target)
        {
            case { Members: { } members }:
                writer.Line(header + " =>");
                using (writer.Indented())
                using (writer.Block($"{Values}.IndexOfLargest(outputs) switch", "};"))
                {
                    writer.Lines(members.Names.Items.Select((member, index) =>
                        $"{(index == members.Names.Count - 1 ? "_" : NumberText.Integer(index))} => {members.Type}.{Escape(member)},"));
                }

                break;
            case { Record: { } record }:
                WriteReadRecord(writer, header, target.Type, record);
                break;
            case { Kind: ValueKind.Bool }:
                writer.Line($"{header} => {Values}.IsYes(outputs[0]);");
                break;
            default:
                writer.Line($"{header} => {Number(target.Type, target.Kind, 0)};");
                break;
        }

        writer.Line();
    }

    private static void WriteReadRecord(CodeWriter writer, string header, string type, TargetRecord record)
    {
        var values = record.Numbers.Items.Select((number, index) => record.UsesConstructor
            ? $"{Escape(number.Parameter)}: {Number(number.Type, number.Kind, index)}"
            : $"{Escape(number.Name)} = {Number(number.Type, number.Kind, index)}");
        if (record.UsesConstructor)
        {
            writer.Line(header + " =>");
            using (writer.Indented())
            {
                writer.Call($"new {type}", [.. values], ";");
            }

            return;
        }

        using (writer.Block($"{header} => new {type}", "};"))
        {
            writer.Lines(values.Select(value => value + ","));
        }
    }

    /// <summary>An output as a number of another type; whole ones are rounded.</summary>
    private static string Number(string type, ValueKind kind, int index)
    {
        var output = $"outputs[{NumberText.Integer(index)}]";
        return (kind, type) switch
        {
            (_, "float") => output,
            (ValueKind.Whole, "decimal") => $"decimal.CreateSaturating({output})",
            (ValueKind.Whole, _) => $"{type}.CreateSaturating(global::System.MathF.Round({output}))",
            _ => $"({type}){output}",
        };
    }

    private static void WriteTarget(CodeWriter writer, TargetDeclaration target, IReadOnlyList<KeyValuePair<EnumDeclaration, string>> enums)
    {
        var header = $"public static void WriteTarget({target.Type} target, global::System.Span<{RecordEmitter.ElementOf(target)}> values)";
        switch (target)
        {
            case { Members: { } members }:
                writer.Line($"{header} => values[0] = {IndexOf(members, enums)}(target);");
                break;
            case { Kind: ValueKind.Bool }:
                writer.Line($"{header} => values[0] = target ? 1f : 0f;");
                break;
            case { Record: { } record }:
                using (writer.Block(header))
                {
                    if (!record.IsValueType)
                    {
                        writer.Line("global::System.ArgumentNullException.ThrowIfNull(target);");
                    }

                    writer.Lines(record.Numbers.Items.Select((number, index) =>
                        $"values[{NumberText.Integer(index)}] = {Finite($"target.{Escape(number.Name)}", number.Kind, number.Name)};"));
                }

                break;
            default:
                writer.Line($"{header} => values[0] = {Finite("target", target.Kind, "The target")};");
                break;
        }

        writer.Line();
    }

    /// <summary>A number as a target: a NaN in a step would destroy the model.</summary>
    private static string Finite(string value, ValueKind kind, string name) =>
        kind == ValueKind.Whole ? $"(float){value}" : $"{Values}.Finite((float){value}, {ArgumentText.Quote(name)})";

    private static void WriteIndexOf(CodeWriter writer, EnumDeclaration members, string name)
    {
        using (writer.Block($"private static int {name}({members.Type} value) => value switch", "};"))
        {
            writer.Lines(members.Names.Items.Select((member, index) => $"{members.Type}.{Escape(member)} => {NumberText.Integer(index)},"));
            writer.Line($"_ => throw {Values}.UnknownMember({ArgumentText.Quote(members.Type.Replace("global::", ""))}, value),");
        }

        writer.Line();
    }

    /// <summary>The enums, each with its method, which is named for the first property of it.</summary>
    private static List<KeyValuePair<EnumDeclaration, string>> Enums(TypedDeclaration typed, bool trains)
    {
        var enums = typed.Input.Features.Items
            .Where(feature => feature.Members is not null)
            .GroupBy(feature => feature.Members!)
            .Select(group => new KeyValuePair<EnumDeclaration, string>(group.Key, "IndexOf" + group.First().Name))
            .ToList();
        if (trains && typed.Target.Members is { } members && enums.All(pair => pair.Key != members))
        {
            var names = new NameScope(enums.Select(pair => pair.Value));
            enums.Add(new KeyValuePair<EnumDeclaration, string>(members, names.Take("IndexOfTarget")));
        }

        return enums;
    }

    private static string IndexOf(EnumDeclaration members, IReadOnlyList<KeyValuePair<EnumDeclaration, string>> enums) =>
        enums.First(pair => pair.Key == members).Value;

    private static string Escape(string name) => TypeReader.Identifier(name);
}
