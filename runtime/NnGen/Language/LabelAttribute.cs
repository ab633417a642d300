namespace NnGen;

/// <summary>Marks the property of a record that is to be predicted. It is no feature.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LabelAttribute : Attribute;
