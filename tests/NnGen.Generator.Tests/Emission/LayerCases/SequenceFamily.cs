namespace NnGen.Generator.Tests.Emission.LayerCases;

/// <summary>Layers with windows over sequences.</summary>
internal sealed class SequenceFamily : LayerCaseFamily
{
    public override IReadOnlyList<LayerCase> Cases { get; } =
    [
        new("Conv1D_Plain", "9, 3", "[Conv1D(5, 3)]\n[Flatten]", "35"),
        new("Conv1D_OfOneAnother", "21, 2", "[Conv1D(18, 3, Activation.ReLU, Padding = Padding.Same)]\n[Conv1D(4, 4, Strides = 2, Padding = Padding.Same, L2 = 0.01)]\n[Flatten]", "44"),
        new("Conv1D_Dilated", "12, 2", "[Conv1D(17, 3, Activation.Tanh, Dilation = 3, UseBias = false)]\n[Flatten]", "102"),
        new("Conv1D_Groups", "11, 4", "[Conv1D(18, 3, Activation.Tanh, Groups = 2)]\n[Conv1D(9, 2, Strides = 2, Groups = 9, Padding = Padding.Same, L2 = 0.01)]\n[Flatten]", "45"),
        new("MaxPool1D_OfConvolution", "11, 2", "[Conv1D(5, 2)]\n[MaxPool1D]\n[Flatten]", "25"),
        new("MaxPool1D_OverlappingSame", "10, 3", "[Conv1D(17, 2)]\n[MaxPool1D(3, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "85"),
        new("AveragePool1D_OfConvolution", "11, 2", "[Conv1D(18, 2)]\n[AveragePool1D(3)]\n[Flatten]", "54"),
        new("AveragePool1D_OverlappingSame", "10, 3", "[AveragePool1D(3, Strides = 2, Padding = Padding.Same)]\n[Flatten]", "15"),
    ];
}
