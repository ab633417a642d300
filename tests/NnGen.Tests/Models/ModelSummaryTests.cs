using System.Globalization;

namespace NnGen.Tests.Models;

public class ModelSummaryTests
{
    [Fact]
    public void Rows_and_totals_follow_the_model()
    {
        var summary = new ModelSummary(TestModel.Info());

        Assert.Equal(["Normalization1", "Dense1", "Dense2"], summary.Layers.Select(layer => layer.Name));
        Assert.Equal(160, summary.Layers[1].ParameterCount);
        Assert.Equal([40], summary.Layers[1].OutputShape);
        Assert.Equal(248, summary.ParameterCount);
        Assert.Equal(242, summary.TrainableParameterCount);
        Assert.Equal(6, summary.NonTrainableParameterCount);
    }

    [Fact]
    public void The_table_does_not_depend_on_the_culture()
    {
        const string Expected =
            "Model: Tiny\n"
            + "Layer (kind)                    Output shape  Parameters   FLOPs\n"
            + "----------------------------------------------------------------\n"
            + "Normalization1 (Normalization)  [N, 3]                 6       0\n"
            + "Dense1 (Dense)                  [N, 40]              160     280\n"
            + "Dense2 (Dense)                  [N, 1000]         41,000  81.0 k\n"
            + "----------------------------------------------------------------\n"
            + "Total parameters: 41,166\n"
            + "Trainable parameters: 41,160\n"
            + "Non-trainable parameters: 6\n"
            + "FLOPs of one sample: 81.3 k (forward; a multiply-add counts as 2)\n"
            + "Activations of one sample: 4.1 KB to predict, 12.2 KB to train";
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");

            Assert.Equal(Expected, new ModelSummary(TestModel.Info(outputs: 1000)).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
