using System.Diagnostics.CodeAnalysis;

namespace NnGen;

public sealed partial class Dataset
{
    /// <summary>
    /// A dataset of the user's own records. Every public property is a feature, in the order of declaration (a base class's first);
    /// the one with <see cref="LabelAttribute"/> is the target, those with <see cref="FeatureAttribute.Ignore"/> are left out.
    /// </summary>
    /// <remarks>
    /// <para>A number or bool is one feature: its value, 0 or 1. An enum is one feature per member, named <c>Housing=Rent</c>: 1 for
    /// the member that it is, 0 for the others. Members are ordered by value; of two names of one value the first counts.</para>
    /// <para>A null, or NaN, is a missing value: a number or bool becomes NaN, which only models take whose first layer knows missing
    /// values; an enum becomes zeros alone.</para>
    /// <para>A label that is an enum or bool gives class indices with class names; a number stays a number.</para>
    /// </remarks>
    /// <typeparam name="T">A class, record or struct.</typeparam>
    /// <param name="records">The samples; enumerated once.</param>
    /// <exception cref="ArgumentException">
    /// A property cannot be a feature, there is no label or more than one, a record or its label is null, or an enum has a value without
    /// a name; names the property and the record.
    /// </exception>
    public static Dataset From<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(IEnumerable<T> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return RecordSchema.Of(typeof(T)).Read(records, typeof(T).Name);
    }
}
