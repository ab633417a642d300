namespace DefectDetection;

/// <summary>
/// Squeezes an image of 28 by 28 grey pixels into 16 numbers, and makes the image of them again. What it has never seen it cannot make: the error
/// of the reconstruction tells.
/// </summary>
[Model, Input(28, 28, 1, ElementType = ElementType.UInt8)]
[Rescaling(1.0 / 255)]
[Conv2D(16, 3, Activation.ReLU, Strides = 2, Padding = Padding.Same)]
[Conv2D(32, 3, Activation.ReLU, Strides = 2, Padding = Padding.Same)]
[Flatten]
[Dense(16, Name = "Code")]
[Dense(7 * 7 * 32, Activation.ReLU)]
[Reshape(7, 7, 32)]
[Conv2DTranspose(16, 3, Activation.ReLU, Strides = 2, Padding = Padding.Same)]
[Conv2DTranspose(1, 3, Activation.Sigmoid, Strides = 2, Padding = Padding.Same)]
[MeanSquaredError, Adam]
internal sealed partial class Autoencoder;
