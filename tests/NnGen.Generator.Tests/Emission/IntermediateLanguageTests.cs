using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Generated methods stay small enough for the just-in-time compiler, which gives up on long ones.</summary>
public class IntermediateLanguageTests
{
    private const int LargestMethod = 25_000;
    private const int MostLocals = 500;

    [Theory]
    [InlineData("[Input(784), Dense(512, Activation.ReLU), Dense(512, Activation.ReLU), Dense(10, Activation.Softmax), CrossEntropy, Adam]")]
    [InlineData("[Input(1024), Dense(1024, Activation.GELU), Dense(1), MeanSquaredError, AdamW(GlobalClipNorm = 1)]")]
    [InlineData("[Input(61), Normalization, Dense(67, Activation.Tanh), Dropout(0.5), Dense(131, Activation.SiLU), Dense(33), MeanAbsoluteError, SGD]")]
    [InlineData("[Input(61), Discretization(NumBins = 33), Dense(67, Activation.Mish), BatchNormalization, PReLU, GaussianNoise(0.1), Dense(17), Triplet, Adamax]")]
    [InlineData("[Input(16, 33), LayerNormalization, Permute(2, 1), BatchNormalization, Reshape(4, 12, 11), LogSoftmax, Flatten, Dense(10), CrossEntropy, Lamb]")]
    [InlineData("[Input(33), Dense(131, Activation.HardSwish), RepeatVector(7), RMSNormalization, SELU, UnitNormalization, Flatten, GaussianDropout(0.2), Dense(17, Activation.Softplus), Poisson, Nadam]")]
    [InlineData("[Input(50, ElementType = ElementType.Int32), Embedding(1000, 65), BatchNormalization(GammaL2 = 0.1), Flatten, Dense(3), Quantile(0.1, 0.5, 0.9), RMSprop(Centered = true)]")]
    [InlineData("[Input(20, ElementType = ElementType.Int32), CategoryEncoding(300, EncodingMode.Count), Dense(65), LayerNormalization, Swish(2.0), Dense(9), BinaryFocalCrossEntropy, Lion]")]
    [InlineData("[Input(512), Dense(16, Activation.GELU)]")]
    [InlineData("[Input(4), Dense(128, Activation.Softplus)]")]
    [InlineData("[Input(256), Softplus]")]
    [InlineData("[Input(2), Dense(2, Activation.GELU), Dense(2, Activation.GELU), Dense(2, Activation.GELU), Dense(2, Activation.GELU), Dense(2, Activation.GELU), Dense(2, Activation.GELU), Dense(2, Activation.Softmax)]")]
    public void No_method_exceeds_the_budget(string attributes)
    {
        using var image = new MemoryStream();
        var result = CompiledModels.CreateCompilation(CompiledModels.Source("M", "[Model]\n" + attributes)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        using var reader = new PEReader(image);
        var metadata = reader.GetMetadataReader();

        var count = 0;
        foreach (var method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            var name = metadata.GetString(method.Name);
            var body = reader.GetMethodBody(method.RelativeVirtualAddress);
            Assert.True(body.GetILReader().Length < LargestMethod, $"{name} has {body.GetILReader().Length} bytes of IL.");
            Assert.True(CountLocals(metadata, body) < MostLocals, $"{name} has {CountLocals(metadata, body)} locals.");
            count++;
        }

        Assert.True(count > 10, $"Only {count} methods.");
    }

    private static int CountLocals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        var signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }
}
