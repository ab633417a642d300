using NnGen.Generated;
using Xunit;

namespace NnGen.Tests.Training;

public class TrainerChecksTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void An_input_that_is_not_finite_is_refused_with_its_sample_and_column(float bad)
    {
        var data = Dataset.FromCsv(new StringReader("age,income,y\n1,2,3\n4,5,6"));
        var broken = new Dataset(
            [new Column<float>("Input", [1, 2, 3, bad], [2], ["age", "income"])], data.Target);
        Refused(LinearModel.SquaredError, broken, "Sample 1, column 'income': the input is");
    }

    [Fact]
    public void Targets_and_weights_that_are_not_finite_are_refused()
    {
        Refused(LinearModel.SquaredError, Dataset.FromArrays([1, 2, 3, 4], 2, [1f, float.NaN]), "Sample 1, column 'Target': the target is NaN");
        Refused(
            LinearModel.SquaredError, Dataset.FromArrays([1, 2, 3, 4], 2, [1f, 2f], 1, [float.NegativeInfinity, 1]),
            "Sample 0, column 'SampleWeight': the weight is -Infinity");
    }

    [Fact]
    public void Wrong_widths_are_refused()
    {
        Refused(LinearModel.SquaredError, Dataset.FromArrays([1, 2, 3], 3, [1f]), "Linear takes [2] a sample, but column 'Input' has [3]");
        Refused(
            LinearModel.SquaredError, Dataset.FromArrays([1, 2], 2, [1f, 2f], 2),
            "MeanSquaredError takes 1 targets a sample, but column 'Target' has 2");
        Refused(LinearModel.Classes, Dataset.FromArrays([1, 2], 2, [1f, 2f], 2), "one class index a sample, but column 'Target' has 2");
    }

    [Fact]
    public void Classes_out_of_range_are_refused()
    {
        Refused(LinearModel.Classes, Dataset.FromArrays([1, 2, 3, 4], 2, new[] { 2, 3 }), "Sample 1, column 'Target': class 3 is not one of 0 to 2");
        Refused(LinearModel.Classes, Dataset.FromArrays([1, 2], 2, new[] { -1 }), "Sample 0, column 'Target': class -1");
        Refused(
            LinearModel.Classes, Dataset.FromArrays([1, 2], 2, new[] { 0 }, classNames: ["a", "b", "c", "d"]),
            "tells 3 classes apart, but column 'Target' has 4: a, b, c, d");
    }

    [Fact]
    public void Probabilities_out_of_range_are_refused()
    {
        Refused(LinearModel.BinaryFused, Dataset.FromArrays([1, 2, 3, 4], 2, [1f, -1f]), "Sample 1, column 'Target': BinaryCrossEntropy takes targets from 0 to 1, but -1 came");
        Refused(LinearModel.BinaryFused, Dataset.FromArrays([1, 2, 3, 4], 2, new[] { 1, 2 }), "but 2 came");
    }

    [Fact]
    public void Targets_that_a_loss_cannot_take_are_refused()
    {
        var hinge = new LossInfo("Hinge", PredictionTask.BinaryClassification, 1, false, false) { TargetRange = TargetRange.Signs };
        var poisson = LinearModel.SquaredError with { Name = "Poisson", TargetRange = TargetRange.NonNegative };
        Refused(hinge, Dataset.FromArrays([1, 2, 3, 4], 2, [1f, 0.5f]), "Sample 1, column 'Target': Hinge takes targets -1 or 1, or 0 or 1, but 0.5 came");
        Refused(poisson, Dataset.FromArrays([1, 2, 3, 4], 2, [-1f, 2f]), "Sample 0, column 'Target': Poisson takes targets of at least 0, but -1 came");
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(0f)]
    public void A_score_above_0_is_right_for_either_coding_of_hinge_targets(float no)
    {
        var hinge = new LossInfo("Hinge", PredictionTask.BinaryClassification, 1, false, false) { TargetRange = TargetRange.Signs };
        var model = new LinearModel(1, 1, hinge);
        model.Parameters[0][0] = 1;
        var data = Dataset.FromArrays([3f, 0.25f, -0.25f, -3f, 2f], 1, [1f, 1f, no, no, no]);

        Assert.Equal(0.8, Trainer.Evaluate(model, data).Accuracy);
    }

    [Fact]
    public void Embeddings_take_any_class_index_but_negative_ones()
    {
        var embedding = new LossInfo("Triplet", PredictionTask.Embedding, 1, true, false);
        Trainer.Evaluate(new LinearModel(2, 3, embedding), Dataset.FromArrays([1, 2], 2, new[] { 7 }));
        Refused(embedding, Dataset.FromArrays([1, 2], 2, new[] { -1 }), "Sample 0, column 'Target': class -1 is not one of 0 or more");
    }

    [Fact]
    public void Whole_numbers_count_as_class_indices_and_others_do_not()
    {
        var model = new LinearModel(2, 3, LinearModel.Classes);
        Trainer.Fit(model, Dataset.FromArrays([1, 2, 3, 4], 2, [0f, 2f]));
        Assert.Equal(1, model.Core.Step);
        Refused(LinearModel.Classes, Dataset.FromArrays([1, 2, 3, 4], 2, [0f, 0.5f]), "Sample 1, column 'Target': the loss takes class indices, and 0.5 is none");
    }

    [Fact]
    public void Two_classes_count_as_0_and_1_where_the_loss_takes_numbers()
    {
        var text = Dataset.FromCsv(new StringReader("a,b,y\n1,2,benign\n3,1,malignant\n2,2,malignant"));
        var numbers = Dataset.FromArrays([1, 2, 3, 1, 2, 2], 2, [0f, 1f, 1f]);
        var first = new LinearModel(2, 1, LinearModel.BinaryFused);
        var second = new LinearModel(2, 1, LinearModel.BinaryFused);
        Assert.Equal(Trainer.Fit(second, numbers)["loss"], Trainer.Fit(first, text)["loss"]);
        Assert.Equal(second.Parameters[0][0], first.Parameters[0][0]);
    }

    [Fact]
    public void Integers_without_names_count_as_numbers_but_three_named_classes_do_not()
    {
        var model = new LinearModel(2, 1, LinearModel.SquaredError);
        Trainer.Fit(model, Dataset.FromArrays([1, 2], 2, new[] { 35 }));
        Assert.NotEqual(0, model.Parameters[0][0]);
        Refused(
            LinearModel.SquaredError, Dataset.FromArrays([1, 2], 2, new[] { 1 }, classNames: ["a", "b", "c"]),
            "MeanSquaredError takes numbers, but column 'Target' holds 3 named classes");
    }

    [Fact]
    public void Data_without_samples_and_models_without_a_loss_are_refused()
    {
        Refused(LinearModel.SquaredError, Dataset.FromArrays([], 2, Array.Empty<float>()), "no samples");
        var model = new LinearModel(2, 1, null!);
        Assert.Throws<InvalidOperationException>(() => Trainer.Fit(model, Dataset.FromArrays([1, 2], 2, [1f])));
    }

    [Fact]
    public void Validation_data_are_checked_before_anything_is_trained()
    {
        var model = new LinearModel(2, 1, LinearModel.SquaredError, normalizedWidth: 2);
        var options = new FitOptions { ValidationData = Dataset.FromArrays([float.NaN, 2], 2, [1f]) };
        var error = Assert.Throws<ArgumentException>(() => Trainer.Fit(model, Dataset.FromArrays([1, 2], 2, [1f]), options));
        Assert.Equal("ValidationData", error.ParamName);
        Assert.Equal(0, model.Core.Step);
        Assert.False(model.Parameters[2].IsSet);
    }

    [Fact]
    public void Validation_data_with_other_class_or_feature_orders_are_refused()
    {
        var model = new LinearModel(2, 3, LinearModel.Classes);
        var data = Dataset.FromCsv(new StringReader("a,b,y\n1,2,cat\n1,2,dog"));
        var classes = new FitOptions { ValidationData = Dataset.FromCsv(new StringReader("a,b,y\n1,2,dog\n1,2,eel")) };
        Assert.Contains("cat, dog", Assert.Throws<ArgumentException>(() => Trainer.Fit(model, data, classes)).Message, StringComparison.Ordinal);
        var features = new FitOptions { ValidationData = Dataset.FromCsv(new StringReader("b,a,y\n1,2,cat\n1,2,dog")) };
        Assert.Contains("b, a", Assert.Throws<ArgumentException>(() => Trainer.Fit(model, data, features)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, FitOptions> Nonsense => new()
    {
        { "Epochs", new FitOptions { Epochs = 0 } },
        { "BatchSize", new FitOptions { BatchSize = 0 } },
        { "ValidationSplit", new FitOptions { ValidationSplit = 1 } },
        { "ValidationSplit", new FitOptions { ValidationSplit = double.NaN } },
        { "LearningRate", new FitOptions { LearningRate = 0 } },
        { "LearningRate", new FitOptions { LearningRate = float.NaN } },
        { "LearningRate", new FitOptions { LearningRate = float.PositiveInfinity } },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Options_that_make_no_sense_are_refused_by_name(string name, FitOptions options)
    {
        var model = new LinearModel(2, 1, LinearModel.SquaredError);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Fit(model, Dataset.FromArrays([1, 2], 2, [1f]), options));
        Assert.Equal(name, error.ParamName);
    }

    [Fact]
    public void A_split_that_leaves_nothing_and_a_batch_of_nothing_are_refused()
    {
        var model = new LinearModel(2, 1, LinearModel.SquaredError);
        var data = Dataset.FromArrays([1, 2], 2, [1f]);
        Assert.Throws<ArgumentException>(() => Trainer.Fit(model, data, new FitOptions { ValidationSplit = 0.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Trainer.Evaluate(model, data, 0));
    }

    private static void Refused(LossInfo loss, Dataset data, string message)
    {
        var outputs = loss.ClassIndices ? 3 : 1;
        var model = new LinearModel(2, outputs, loss);
        var fit = Assert.Throws<ArgumentException>(() => Trainer.Fit(model, data));
        Assert.Contains(message, fit.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.Core.Step);
        Assert.Throws<ArgumentException>(() => Trainer.Evaluate(model, data));
    }
}
