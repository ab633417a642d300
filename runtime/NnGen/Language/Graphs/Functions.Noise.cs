namespace NnGen;

/// <content>Noise while training.</content>
public static partial class Functions
{
    /// <summary>While training, sets elements to 0 with a probability: the layer <see cref="DropoutAttribute"/>.</summary>
    public static Node Dropout(Node input, double rate) => throw CompileTimeOnly.Error();

    /// <summary>While training, multiplies elements by random numbers around 1: the layer <see cref="GaussianDropoutAttribute"/>.</summary>
    public static Node GaussianDropout(Node input, double rate) => throw CompileTimeOnly.Error();

    /// <summary>While training, adds random numbers to elements: the layer <see cref="GaussianNoiseAttribute"/>.</summary>
    public static Node GaussianNoise(Node input, double stddev) => throw CompileTimeOnly.Error();

    /// <summary>While training, sets channels of a sequence <c>[T, C]</c> to 0 as a whole with a probability: the layer <see cref="SpatialDropout1DAttribute"/>.</summary>
    public static Node SpatialDropout1D(Node input, double rate) => throw CompileTimeOnly.Error();

    /// <summary>While training, sets channels of an image <c>[H, W, C]</c> to 0 as a whole with a probability: the layer <see cref="SpatialDropout2DAttribute"/>.</summary>
    public static Node SpatialDropout2D(Node input, double rate) => throw CompileTimeOnly.Error();
}
