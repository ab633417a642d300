namespace NnGen;

/// <summary>
/// Says how a property of a record becomes a feature. Without it a public property of a number, bool or enum type is one feature or,
/// for an enum, one for each member.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FeatureAttribute : Attribute
{
    /// <summary>Whether the property is left out. By default it is not.</summary>
    public bool Ignore { get; set; }

    /// <summary>
    /// Whether a typed model normalises the number: (x − mean) / standard deviation, learnt by <c>Fit</c>. By default it does; bools and
    /// enums are never normalised.
    /// </summary>
    public bool Normalize { get; set; } = true;
}
