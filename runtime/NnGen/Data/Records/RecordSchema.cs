using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace NnGen;

/// <summary>Which properties of a record are features and which is the label.</summary>
internal sealed class RecordSchema
{
    private readonly IReadOnlyList<RecordProperty> _features;
    private readonly RecordProperty _label;
    private readonly int _width;

    private RecordSchema(IReadOnlyList<RecordProperty> features, RecordProperty label)
    {
        _features = features;
        _label = label;
        _width = features.Sum(feature => feature.ComponentNames.Count);
    }

    /// <exception cref="ArgumentException">The type has no label, several, or no feature, or a property cannot be one.</exception>
    public static RecordSchema Of(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Where(property => property.GetCustomAttribute<FeatureAttribute>() is not { Ignore: true })
            .ToLookup(property => property.Name)
            // A property that hides one of a base class counts alone.
            .Select(named => named.MaxBy(property => Depth(property.DeclaringType!))!)
            .OrderBy(property => Depth(property.DeclaringType!))
            .ToList();
        var labels = properties.Where(property => property.IsDefined(typeof(LabelAttribute))).ToList();
        var features = properties.Except(labels).Select(property => RecordProperty.Of(property, type.Name)).ToList();
        if (labels is not [var label])
        {
            var found = labels.Count == 0 ? "none has it" : $"{string.Join(", ", labels.Select(l => l.Name))} have it";
            throw new ArgumentException($"{type.Name} needs one public property with [Label], the one to predict, but {found}.", type.Name);
        }

        return features.Count > 0
            ? new RecordSchema(features, RecordProperty.Of(label, type.Name))
            : throw new ArgumentException($"{type.Name} has no public property that is a feature.", type.Name);
    }

    public Dataset Read<T>(IEnumerable<T> records, string name)
    {
        var inputs = new List<float>();
        var labels = new List<int>();
        var numbers = new List<float>();
        var row = new float[_width];
        var count = 0;
        foreach (var record in records)
        {
            if (record is not { } boxed)
                throw new ArgumentException($"Record {count} is null.", nameof(records));
            WriteFeatures(boxed, count, row);
            inputs.AddRange(row);
            if (_label.ClassNames is null)
                numbers.Add(_label.NumberOf(boxed, count));
            else
                labels.Add(_label.ClassOf(boxed, count));
            count++;
        }

        string[] components = [.. _features.SelectMany(feature => feature.ComponentNames)];
        Column target = _label.ClassNames is { } classes
            ? new Column<int>(_label.Name, labels.ToArray(), [], 1, classNames: classes)
            : new Column<float>(_label.Name, numbers.ToArray(), [], 1);
        return new Dataset([new Column<float>(name, inputs.ToArray(), [_width], _width, components)], target);
    }

    private void WriteFeatures(object record, int index, Span<float> row)
    {
        foreach (var feature in _features)
        {
            var width = feature.ComponentNames.Count;
            feature.Write(record, index, row[..width]);
            row = row[width..];
        }
    }

    private static int Depth(Type type)
    {
        var depth = 0;
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            depth++;
        return depth;
    }
}
