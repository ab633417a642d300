namespace NnGen;

/// <summary>How categories become vectors, with the names of Keras's <c>output_mode</c>.</summary>
public enum EncodingMode
{
    /// <summary>One vector for all categories of a sample: 1 for each that occurs.</summary>
    MultiHot,

    /// <summary>A vector for each category: 1 in its place.</summary>
    OneHot,

    /// <summary>One vector for all categories of a sample: how often each occurs.</summary>
    Count,
}
