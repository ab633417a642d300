using System.Globalization;
using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Training;

public class ResultTests
{
    [Fact]
    public void History_is_read_by_keras_names_and_names_what_there_is()
    {
        var history = Trainer.Fit(
            new LinearModel(1, 1, LinearModel.SquaredError), Numbers(), new FitOptions { Epochs = 3, ValidationSplit = 0.25 });
        Assert.Equal(["loss", "mae", "rmse", "val_loss", "val_mae", "val_rmse"], history.Names);
        Assert.Equal([1, 2, 3], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(history.Epochs[2].ValidationMetrics!["mae"], history["val_mae"][2]);
        var error = Assert.Throws<KeyNotFoundException>(() => history["accuracy"]);
        Assert.Contains("loss, mae, rmse", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_validation_there_are_no_validation_numbers()
    {
        var history = Trainer.Fit(new LinearModel(1, 1, LinearModel.SquaredError), Numbers());
        Assert.Equal(["loss", "mae", "rmse"], history.Names);
        Assert.Null(history.Epochs[0].ValidationLoss);
        Assert.Null(history.Epochs[0].ValidationMetrics);
    }

    [Fact]
    public void An_evaluation_has_the_numbers_of_its_task()
    {
        var result = Trainer.Evaluate(new LinearModel(1, 1, LinearModel.SquaredError), Numbers());
        Assert.Equal(2.5, result.MeanAbsoluteError);
        Assert.Equal(Math.Sqrt(7.5), result.RootMeanSquaredError!.Value, 12);
        Assert.Equal(7.5, result.Loss);
        Assert.Equal(result.Loss, result["loss"]);
        Assert.Equal(2.5, result["mae"]);
        Assert.Null(result.Accuracy);
        Assert.Throws<KeyNotFoundException>(() => result["accuracy"]);
    }

    [Fact]
    public void Texts_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var model = new LinearModel(1, 1, LinearModel.SquaredError);
            Assert.Equal("loss 7.5, mae 2.5, rmse 2.739 (4 samples)", Trainer.Evaluate(model, Numbers()).ToString());
            Assert.StartsWith("Epoch 1: loss 7.5, mae 2.5, rmse 2.739 (", Trainer.Fit(model, Numbers()).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_confusion_matrix_is_a_table_with_names()
    {
        var model = new LinearModel(1, 1, LinearModel.BinaryFused);
        model.Parameters[0].CopyFrom([1]);
        var data = Dataset.FromCsv(new StringReader("x,y\n1,spam\n2,spam\n-1,ham\n3,ham\n-5,ham"));
        var matrix = ConfusionMatrix.From(model, data);
        string[] expected = ["actual \\ predicted  ham  spam", "ham                   2     1", "spam                  0     2"];
        Assert.Equal(string.Join(Environment.NewLine, expected), matrix.ToString());
        Assert.Equal(5, matrix.Count);
        Assert.Equal(0.8, matrix.Accuracy);
    }

    [Fact]
    public void A_model_that_does_not_decide_has_no_confusion_matrix() =>
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.From(new LinearModel(1, 1, LinearModel.SquaredError), Numbers()));

    private static Dataset Numbers() => Dataset.FromArrays([1, 2, 3, 4], 1, [1f, 2f, 3f, 4f]);
}
