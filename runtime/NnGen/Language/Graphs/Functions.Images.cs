namespace NnGen;

/// <content>Images <c>[H, W, C]</c> and sequences <c>[T, C]</c>, channels last.</content>
public static partial class Functions
{
    /// <summary>The mean of the elements of each window of a sequence: the layer <see cref="AveragePool1DAttribute"/>. Strides of 0 are as many steps as the window has.</summary>
    public static Node AveragePool1D(Node input, int poolSize = 2, int strides = 0, Padding padding = Padding.Valid) => throw CompileTimeOnly.Error();

    /// <summary>The mean of the elements of each window: the layer <see cref="AveragePool2DAttribute"/>. Strides of 0 are as many pixels as the window has.</summary>
    public static Node AveragePool2D(Node input, int poolSize = 2, int strides = 0, Padding padding = Padding.Valid, int poolWidth = 0) => throw CompileTimeOnly.Error();

    /// <summary>An image without its borders: the layer <see cref="Cropping2DAttribute"/>. A side of −1 loses as many pixels as <paramref name="cropping"/> says.</summary>
    public static Node Cropping2D(Node input, int cropping = 0, int top = -1, int bottom = -1, int left = -1, int right = -1) => throw CompileTimeOnly.Error();

    /// <summary>The mean of each channel of a sequence: the layer <see cref="GlobalAveragePool1DAttribute"/>. <c>[T, C]</c> in, <c>[C]</c> out.</summary>
    public static Node GlobalAveragePool1D(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The mean of each channel of an image: the layer <see cref="GlobalAveragePool2DAttribute"/>. <c>[H, W, C]</c> in, <c>[C]</c> out.</summary>
    public static Node GlobalAveragePool2D(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The largest number of each channel of a sequence: the layer <see cref="GlobalMaxPool1DAttribute"/>. <c>[T, C]</c> in, <c>[C]</c> out.</summary>
    public static Node GlobalMaxPool1D(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The largest number of each channel of an image: the layer <see cref="GlobalMaxPool2DAttribute"/>. <c>[H, W, C]</c> in, <c>[C]</c> out.</summary>
    public static Node GlobalMaxPool2D(Node input) => throw CompileTimeOnly.Error();

    /// <summary>The largest element of each window of a sequence: the layer <see cref="MaxPool1DAttribute"/>. Strides of 0 are as many steps as the window has.</summary>
    public static Node MaxPool1D(Node input, int poolSize = 2, int strides = 0, Padding padding = Padding.Valid) => throw CompileTimeOnly.Error();

    /// <summary>The largest element of each window: the layer <see cref="MaxPool2DAttribute"/>. Strides of 0 are as many pixels as the window has.</summary>
    public static Node MaxPool2D(Node input, int poolSize = 2, int strides = 0, Padding padding = Padding.Valid, int poolWidth = 0) => throw CompileTimeOnly.Error();

    /// <summary>An image enlarged by a whole factor: the layer <see cref="UpSampling2DAttribute"/>.</summary>
    public static Node UpSampling2D(Node input, int size = 2, Interpolation interpolation = Interpolation.Nearest) => throw CompileTimeOnly.Error();

    /// <summary>Zeros around an image: the layer <see cref="ZeroPadding2DAttribute"/>. A side of −1 gets as many pixels as <paramref name="padding"/> says.</summary>
    public static Node ZeroPadding2D(Node input, int padding = 1, int top = -1, int bottom = -1, int left = -1, int right = -1) => throw CompileTimeOnly.Error();
}
