namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers over whole numbers, and bytes as inputs.</summary>
internal sealed class TokenFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Embedding_OneToken", "1, ElementType = ElementType.Int32", "[Embedding(5, 3)]\n[Flatten]", "3"),
        new("Embedding_Odd", "6, ElementType = ElementType.Int32", "[Embedding(11, 7)]\n[Flatten]", "42"),
        new("Embedding_Vector", "4, ElementType = ElementType.Int32", "[Embedding(9, 16)]\n[Flatten]", "64"),
        new("Embedding_Regularised", "3, ElementType = ElementType.Int32", "[Embedding(5, 17, L2 = 0.01)]\n[Flatten]", "51"),
        new("Embedding_Frozen", "3, ElementType = ElementType.Int32", "[Embedding(5, 4, Trainable = false)]\n[Flatten]", "12"),
        new("CategoryEncoding_MultiHot", "4, ElementType = ElementType.Int32", "[CategoryEncoding(7)]", "7"),
        new("CategoryEncoding_Count", "9, ElementType = ElementType.Int32", "[CategoryEncoding(19, EncodingMode.Count)]", "19"),
        new("CategoryEncoding_OneHot", "3, ElementType = ElementType.Int32", "[CategoryEncoding(5, EncodingMode.OneHot)]\n[Flatten]", "15"),
        new("CategoryEncoding_OneHotOfOne", "1, ElementType = ElementType.Int32", "[CategoryEncoding(16, EncodingMode.OneHot)]", "16"),
        new("CategoryEncoding_OfMatrix", "2, 3, ElementType = ElementType.Int32", "[Flatten]\n[CategoryEncoding(6)]", "6"),
        new("Normalization_Bytes", "3, 7, ElementType = ElementType.UInt8", "[Normalization]\n[Flatten]", "21"),
        new("Flatten_Bytes", "4, 4, ElementType = ElementType.UInt8", "[Flatten]", "16"),
    ];
}
