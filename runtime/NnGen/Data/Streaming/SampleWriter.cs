namespace NnGen;

/// <summary>Writes the numbers of one sample of a <see cref="DataStream"/>.</summary>
/// <typeparam name="T">The type of the object that the sample is of.</typeparam>
/// <param name="item">The object.</param>
/// <param name="inputs">Receives the inputs.</param>
/// <param name="targets">Receives the targets; a class index as a number.</param>
public delegate void SampleWriter<in T>(T item, Span<float> inputs, Span<float> targets);
