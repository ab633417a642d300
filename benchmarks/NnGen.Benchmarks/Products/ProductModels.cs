namespace NnGen.Benchmarks.Products;

// The second layer of each has the products of the grid: forward, the gradient of its kernel and that of its input.

[Model, Input(1), Dense(3, UseBias = false), Dense(128, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product3x128;

[Model, Input(1), Dense(17, UseBias = false), Dense(33, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product17x33;

[Model, Input(1), Dense(30, UseBias = false), Dense(128, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product30x128;

[Model, Input(1), Dense(64, UseBias = false), Dense(10, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product64x10;

[Model, Input(1), Dense(100, UseBias = false), Dense(100, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product100x100;

[Model, Input(1), Dense(128, UseBias = false), Dense(64, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product128x64;

[Model, Input(1), Dense(256, UseBias = false), Dense(256, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product256x256;

[Model, Input(1), Dense(784, UseBias = false), Dense(128, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product784x128;

[Model, Input(1), Dense(512, UseBias = false), Dense(512, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product512x512;

[Model, Input(1), Dense(784, UseBias = false), Dense(512, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product784x512;

[Model, Input(1), Dense(1000, UseBias = false), Dense(1000, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product1000x1000;

[Model, Input(1), Dense(1024, UseBias = false), Dense(1024, UseBias = false), MeanSquaredError, SGD]
internal sealed partial class Product1024x1024;
