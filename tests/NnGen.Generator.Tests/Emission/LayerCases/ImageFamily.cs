namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers over images.</summary>
internal sealed class ImageFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Conv2D_Plain", "5, 7, 3", "[Conv2D(4, 3)]\n[Flatten]", "60"),
        new("Conv2D_WideChannels", "6, 16, 2", "[Conv2D(35, 3, Activation.ReLU)]\n[Flatten]", "1960"),
        new("Conv2D_Same", "5, 6, 2", "[Conv2D(5, 3, Activation.Tanh, Padding = Padding.Same)]\n[Flatten]", "150"),
        new("Conv2D_Strided", "7, 8, 1", "[Conv2D(3, 3, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "48"),
        new("Conv2D_Dilated", "8, 7, 2", "[Conv2D(3, 3, Dilation = 2)]\n[Flatten]", "36"),
        new("Conv2D_OneByOne", "3, 5, 5", "[Conv2D(17, 1, UseBias = false)]\n[Flatten]", "255"),
        new("Conv2D_OfOneAnother", "6, 6, 1", "[Conv2D(9, 3, Activation.Tanh)]\n[Conv2D(4, 2, Strides = 2, L2 = 0.01)]\n[Flatten]", "16"),
        new("Conv2D_OfOneAnotherSame", "5, 5, 2", "[Conv2D(18, 3, Padding = Padding.Same)]\n[Conv2D(3, 3, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "27"),
        new("Conv2D_OfAWideImage", "5, 18, 2", "[Conv2D(4, 3)]\n[Conv2D(3, 3)]\n[Flatten]", "42"),
        new("Conv2D_OfAWideImageStrided", "9, 29, 1", "[Conv2D(3, 2)]\n[Conv2D(2, 3, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "112"),
        new("Conv2D_OfAWideImageDilated", "7, 20, 2", "[Conv2D(3, 1)]\n[Conv2D(2, 3, Dilation = 3, Padding = Padding.Same)]\n[Flatten]", "280"),
        new("Conv2D_LargeKernel", "4, 4, 2", "[Conv2D(320, 1)]\n[Conv2D(320, 1, Activation.ReLU)]\n[Flatten]", "5120"),
        new("Conv2D_ManyLines", "24, 32, 2", "[Conv2D(24, 1)]\n[Conv2D(3, 2)]\n[Flatten]", "2139"),
        new("Conv2D_Groups", "5, 6, 6", "[Conv2D(9, 3, Activation.Tanh, Groups = 3)]\n[Flatten]", "108"),
        new("Conv2D_GroupsOfSeveralPanels", "3, 4, 8", "[Conv2D(80, 2, Groups = 2, Padding = Padding.Same)]\n[Conv2D(4, 1, Groups = 4, UseBias = false)]\n[Flatten]", "48"),
        new("Conv2D_GroupsStrided", "6, 15, 4", "[Conv2D(36, 1)]\n[Conv2D(12, 3, Strides = 2, Groups = 12, Padding = Padding.Same, L2 = 0.01)]\n[Flatten]", "288"),
        new("Conv2D_GroupsDilated", "7, 16, 4", "[Conv2D(10, 2)]\n[Conv2D(6, 3, Dilation = 2, Groups = 2)]\n[BatchNormalization]\n[Flatten]", "132"),
        new("Conv2D_Rectangular", "5, 17, 2", "[Conv2D(4, 1, KernelWidth = 5)]\n[Conv2D(3, 3, Activation.Tanh, KernelWidth = 2, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "63"),
        new("MaxPool2D_OfData", "6, 6, 3", "[MaxPool2D]\n[Flatten]", "27"),
        new("MaxPool2D_OfConvolution", "7, 7, 2", "[Conv2D(5, 2)]\n[MaxPool2D]\n[Flatten]", "45"),
        new("MaxPool2D_Overlapping", "7, 6, 1", "[Conv2D(4, 2)]\n[MaxPool2D(3, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "36"),
        new("MaxPool2D_Rectangular", "5, 8, 1", "[Conv2D(4, 2)]\n[MaxPool2D(1, PoolWidth = 3, Strides = 2)]\n[MaxPool2D(2, PoolWidth = 1, Strides = 1, Padding = Padding.Same)]\n[Flatten]", "24"),
    ];
}
