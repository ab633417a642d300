namespace NnGen.Serialization;

/// <summary>One tensor of a safetensors file, as the header describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ElementType">The format's name of its element type: F32.</param>
/// <param name="Shape">Its shape, row-major.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafetensorsEntry(string Name, string ElementType, int[] Shape, long Begin, long End);
