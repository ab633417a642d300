namespace NnGen;

/// <summary>
/// Categories as vectors, as Keras's <c>CategoryEncoding</c>: whole numbers <c>[T]</c> in; <c>[categories]</c> out with
/// <see cref="EncodingMode.MultiHot"/> and <see cref="EncodingMode.Count"/>, <c>[T, categories]</c> with <see cref="EncodingMode.OneHot"/>
/// (<c>[categories]</c> when T is 1); no parameters.
/// </summary>
/// <remarks>
/// The input is declared with whole numbers: <c>[Input(20, ElementType = ElementType.Int32)]</c>. A category outside 0 to categories − 1 is
/// refused with an <see cref="ArgumentException"/> that names it.
/// </remarks>
/// <param name="categories">The number of categories (Keras <c>num_tokens</c>), at least 1.</param>
/// <param name="outputMode">How categories become vectors.</param>
public sealed class CategoryEncodingAttribute(int categories, EncodingMode outputMode = EncodingMode.MultiHot) : LayerAttribute
{
    /// <summary>The number of categories.</summary>
    public int Categories { get; } = categories;

    /// <summary>How categories become vectors.</summary>
    public EncodingMode OutputMode { get; } = outputMode;
}
