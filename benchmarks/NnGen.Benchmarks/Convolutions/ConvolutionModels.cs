namespace NnGen.Benchmarks.Convolutions;

// The second layer of each has the kernels of the table: forward, the gradient of its kernel and that of its image. Of the first layer of a
// network there is no gradient of the image.

[Model, Input(28, 28, 1), Conv2D(32, 3, UseBias = false), Flatten, Dense(1), MeanSquaredError, SGD]
internal sealed partial class FirstLayer28;

[Model, Input(13, 13, 4), Conv2D(32, 1, UseBias = false), Conv2D(64, 3, UseBias = false), Flatten, Dense(1), MeanSquaredError, SGD]
internal sealed partial class Valid13;

[Model, Input(56, 56, 4), Conv2D(64, 1, UseBias = false), Conv2D(64, 3, UseBias = false, Padding = Padding.Same), Flatten, Dense(1), MeanSquaredError, SGD]
internal sealed partial class Same56;

[Model, Input(28, 28, 4), Conv2D(64, 3, UseBias = false, Padding = Padding.Same), Conv2D(128, 1, UseBias = false), Flatten, Dense(1), MeanSquaredError, SGD]
internal sealed partial class Pointwise28;

[Model, Input(56, 56, 4), Conv2D(64, 1, UseBias = false), Conv2D(128, 3, Strides = 2, UseBias = false, Padding = Padding.Same), Flatten, Dense(1), MeanSquaredError, SGD]
internal sealed partial class Strided56;

[Model, Input(56, 56, 4), Conv2D(64, 1, UseBias = false), DepthwiseConv2D(3, UseBias = false, Padding = Padding.Same), MaxPool2D, GlobalAveragePool2D, Dense(1), MeanSquaredError, SGD]
internal sealed partial class Windows56;

[Model, Input(56, 56, 4), Conv2D(64, 1, UseBias = false), AveragePool2D, GlobalAveragePool2D, Dense(1), MeanSquaredError, SGD]
internal sealed partial class AverageWindows56;
