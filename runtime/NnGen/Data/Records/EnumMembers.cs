namespace NnGen;

/// <summary>The members of an enum by value: a name for each value, and its place.</summary>
internal sealed class EnumMembers
{
    private readonly Dictionary<object, int> _indices;

    private EnumMembers(IReadOnlyList<string> names, Dictionary<object, int> indices)
    {
        Names = names;
        _indices = indices;
    }

    /// <summary>The names in the order of the values; of several names of one value the first.</summary>
    public IReadOnlyList<string> Names { get; }

    public static EnumMembers Of(Type type)
    {
        var members = Enum.GetNames(type)
            .Select(name => (Name: name, Value: Enum.Parse(type, name)))
            .OrderBy(member => member.Value)
            .ToList();
        var names = new List<string>();
        var indices = new Dictionary<object, int>();
        foreach (var (name, value) in members)
        {
            if (indices.TryAdd(value, names.Count))
                names.Add(name);
        }

        return new EnumMembers(names, indices);
    }

    /// <summary>The place of a boxed value, or −1.</summary>
    public int IndexOf(object value) => _indices.GetValueOrDefault(value, -1);
}
