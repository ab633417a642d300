using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Records;

/// <summary>The user's types that a model reads and predicts.</summary>
/// <param name="Input">The record with the features.</param>
/// <param name="Target">What is predicted.</param>
internal sealed record TypedDeclaration(RecordDeclaration Input, TargetDeclaration Target);

/// <summary>A record that a model reads.</summary>
/// <param name="Type">Its full name: <c>global::Shop.Transaction</c>.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="Features">The properties that are features, in order.</param>
internal sealed record RecordDeclaration(string Type, bool IsValueType, EquatableArray<FeatureDeclaration> Features)
{
    /// <summary>The number of elements that a record becomes.</summary>
    public int Width => Features.Items.Sum(feature => feature.Width);

    /// <summary>A name for each element: <c>Amount</c>, <c>Housing=Rent</c>, <c>Income missing</c>.</summary>
    public IEnumerable<string> Components => Features.Items.SelectMany(feature => feature.Components);
}

/// <summary>What the values of a property are.</summary>
internal enum ValueKind
{
    /// <summary>A type that has neither infinity nor NaN.</summary>
    Whole,

    /// <summary>A floating-point type.</summary>
    Real,

    /// <summary>Yes or no.</summary>
    Bool,

    /// <summary>An enum.</summary>
    Category,
}

/// <summary>A property that is a feature.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="IsOptional">Whether it may be null, a missing value.</param>
/// <param name="IsNormalized">Whether it is a number that is shifted and scaled by statistics.</param>
/// <param name="Members">The enum, for a category.</param>
internal sealed record FeatureDeclaration(string Name, ValueKind Kind, bool IsOptional, bool IsNormalized, EnumDeclaration? Members)
{
    public bool IsNumber => Kind is ValueKind.Whole or ValueKind.Real;

    /// <summary>The number of elements: one for each member of an enum, and one that says that the value is missing.</summary>
    public int Width => (Members?.Names.Count ?? 1) + (IsOptional ? 1 : 0);

    public IEnumerable<string> Components
    {
        get
        {
            var values = Members is { } members ? members.Names.Items.Select(member => $"{Name}={member}") : [Name];
            return IsOptional ? values.Append(Name + " missing") : values;
        }
    }
}

/// <summary>An enum by value; of several names of one value, the first.</summary>
/// <param name="Type">Its full name.</param>
/// <param name="Names">Its members.</param>
internal sealed record EnumDeclaration(string Type, EquatableArray<string> Names);

/// <summary>What a model predicts.</summary>
/// <param name="Type">The full name of the type.</param>
/// <param name="Kind">What its values are; for a record of numbers, <see cref="ValueKind.Real"/>.</param>
/// <param name="Members">The enum, for a category.</param>
/// <param name="Record">How a record of numbers is made, or null.</param>
internal sealed record TargetDeclaration(string Type, ValueKind Kind, EnumDeclaration? Members, TargetRecord? Record)
{
    /// <summary>The number of outputs.</summary>
    public int Width => Members?.Names.Count ?? Record?.Numbers.Count ?? 1;

    public IEnumerable<string> Components => Members?.Names.Items ?? Record?.Numbers.Items.Select(number => number.Name) ?? ["Target"];
}

/// <summary>A record of numbers.</summary>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="UsesConstructor">Whether it is made by a constructor rather than by setting its properties.</param>
/// <param name="Numbers">Its properties, in order.</param>
internal sealed record TargetRecord(bool IsValueType, bool UsesConstructor, EquatableArray<TargetNumber> Numbers);

/// <summary>A property of a record of numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type: <c>float</c>.</param>
/// <param name="Kind">Whether it is whole.</param>
/// <param name="Parameter">The constructor's parameter, or empty.</param>
internal sealed record TargetNumber(string Name, string Type, ValueKind Kind, string Parameter);
