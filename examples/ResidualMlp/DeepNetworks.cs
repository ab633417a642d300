namespace ResidualMlp;

/// <summary>Two layers, and what they are given added to what they give: the sum lets gradients through however many follow each other.</summary>
/// <remarks>He, Zhang, Ren and Sun, "Identity Mappings in Deep Residual Networks", 2016: normalization and activation come first.</remarks>
internal sealed partial class ResidualBlock
{
    public const int Width = 64;

    [LayerNormalization] private partial Layer Norm { get; }

    [Dense(Width, Activation.ReLU)] private partial Layer Inner { get; }

    [Dense(Width)] private partial Layer Outer { get; }

    private Node Forward(Node x) => x + Outer(Inner(Norm(x)));
}

/// <summary>The same two layers without the sum.</summary>
[LayerNormalization]
[Dense(ResidualBlock.Width, Activation.ReLU)]
[Dense(ResidualBlock.Width)]
internal sealed class PlainBlock;

/// <summary>Forty layers with weights, each two of them with a skip connection.</summary>
[Model, CrossEntropy, Adam]
internal sealed partial class ResidualNetwork
{
    [Rescaling(1.0 / 16)] private partial Layer Ink { get; }

    [Dense(ResidualBlock.Width)] private partial Layer Stem { get; }

    [Block<ResidualBlock>(Repeat = 19)] private partial Layer Blocks { get; }

    [LayerNormalization] private partial Layer Norm { get; }

    [Dense(10, Activation.Softmax)] private partial Layer Head { get; }

    private Node Forward([Input(64)] Node pixels) => Head(Norm(Blocks(Stem(Ink(pixels)))));
}

/// <summary>The same forty layers in a row.</summary>
[Model, Input(64)]
[Rescaling(1.0 / 16)]
[Dense(ResidualBlock.Width)]
[Block<PlainBlock>(Repeat = 19)]
[LayerNormalization]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class PlainNetwork;
