namespace NnGen.Generator.Emission;

/// <summary>A vector width, in the words of C#; <see cref="Scalar"/> is the width of one float.</summary>
internal sealed class Lanes
{
    private Lanes(string type, int count) => (Type, Count) = (type, count);

    /// <summary>AVX-512.</summary>
    public static Lanes Vector512 { get; } = new("Vector512", 16);

    /// <summary>AVX2.</summary>
    public static Lanes Vector256 { get; } = new("Vector256", 8);

    /// <summary>SSE4 and NEON.</summary>
    public static Lanes Vector128 { get; } = new("Vector128", 4);

    /// <summary>No vectors at all.</summary>
    public static Lanes Scalar { get; } = new("Scalar", 1);

    /// <summary>From the widest to the narrowest: the order in which generated code asks what the processor has.</summary>
    public static IReadOnlyList<Lanes> All { get; } = [Vector512, Vector256, Vector128, Scalar];

    /// <summary>The static class of operations.</summary>
    public string Type { get; }

    /// <summary>Whether a processor has such vectors, as C# text.</summary>
    public string Condition => this == Vector512 ? "VectorWidth.Is512" : $"{Type}.IsHardwareAccelerated";

    /// <summary>The floats in one vector.</summary>
    public int Count { get; }

    public bool IsScalar => Count == 1;

    public string Zero => IsScalar ? "0f" : $"{Type}<float>.Zero";

    /// <summary>One number in all lanes.</summary>
    public string Broadcast(string number) => IsScalar ? number : $"{Type}.Create({number})";

    /// <summary>The lanes at a place after a reference; the offset is C# text, empty for none.</summary>
    public string Load(string reference, string offset = "") =>
        IsScalar ? Element(reference, offset)
        : offset.Length == 0 ? $"{Type}.LoadUnsafe(ref {reference})"
        : $"{Type}.LoadUnsafe(ref {At(reference, offset)})";

    public string LoadIntegers(string reference, string offset = "") =>
        IsScalar ? $"(float){Element(reference, offset)}"
        : $"{Type}.ConvertToSingle({Type}.LoadUnsafe(ref {At(reference, offset)}))";

    public string Store(string value, string reference, string offset = "") =>
        IsScalar ? $"{Element(reference, offset)} = {value};" : $"{value}.StoreUnsafe(ref {At(reference, offset)});";

    public string Sum(string vector) => IsScalar ? vector : $"{Type}.Sum({vector})";

    /// <summary>a · b + c, fused where the processor can.</summary>
    public string MultiplyAdd(string a, string b, string c) =>
        IsScalar ? $"({a} * {b}) + {c}" : $"{Type}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>A reference some floats further.</summary>
    public static string At(string reference, string offset) =>
        offset.Length == 0 || offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    private static string Element(string reference, string offset) => At(reference, offset);
}
