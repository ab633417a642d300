namespace NnGen;

/// <summary>
/// Marks a partial class as a neural network of the user's own types: it reads a record and predicts an enum, a bool, a number, or a
/// record of numbers. Layers, loss and optimizer are the other attributes of the class, as with <see cref="ModelAttribute"/>; there is
/// no <see cref="InputAttribute"/>, because the properties of the record are the input.
/// </summary>
/// <remarks>
/// <para>Every public property of <typeparamref name="TInput"/> is a feature, in the order of declaration (a base class's first), unless
/// <see cref="FeatureAttribute"/> or <see cref="LabelAttribute"/> says otherwise. A number is normalised by statistics that <c>Fit</c>
/// learns; a bool is 0 or 1; an enum is one feature per member, by value: 1 for the member that it is. What is nullable has one more
/// feature: 1 where the value is missing, while a missing number counts as the mean.</para>
/// <para><typeparamref name="TOutput"/> decides the head: a softmax over the members of an enum, a sigmoid for a bool, one output for a
/// number, and one for each property, in order, of a record of numbers.</para>
/// </remarks>
/// <typeparam name="TInput">A class, record or struct with properties that are numbers, bools or enums.</typeparam>
/// <typeparam name="TOutput">An enum, bool or number type, or a record of numbers.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute<TInput, TOutput> : Attribute;
