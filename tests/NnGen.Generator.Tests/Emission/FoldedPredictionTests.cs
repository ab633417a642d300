using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>Vectors that predictions keep of parameters follow every change of them, whoever asks first.</summary>
public sealed class FoldedPredictionTests(BehaviourModels models) : IClassFixture<BehaviourModels>
{
    private const string Name = "Normalized";

    [Fact]
    public void Threads_that_predict_together_right_after_a_change_all_see_it()
    {
        var (model, other) = (models.Models.Create(Name), models.Models.Create(Name));
        var batch = Batch.Random(model, 3, new Random(1));
        for (var round = 0; round < 20; round++)
        {
            Parity.RandomizeParameters(model, new Random(round));
            Parity.RandomizeParameters(other, new Random(round));
            var expected = other.Predict(batch.Inputs);
            var actual = new float[8][];
            using var start = new Barrier(actual.Length);
            var threads = Enumerable.Range(0, actual.Length).Select(i => new Thread(() =>
            {
                start.SignalAndWait();
                actual[i] = model.Predict(batch.Inputs);
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.All(actual, predictions => Assert.Equal(expected, predictions));
        }
    }

    [Fact]
    public void Every_way_to_change_a_parameter_reaches_predictions_and_evaluation()
    {
        var model = models.Models.Create(Name);
        var batch = Batch.Random(model, 9, new Random(2));
        AssertChange(() => model.Parameters["BatchNormalization1.MovingMean"][3] += 2);
        AssertChange(() => model.Parameters["BatchNormalization2.Gamma"].CopyFrom([0.5f, 2, -1]));
        AssertChange(() => model.Trainable.ApplyGradients(0.1f), () => model.ComputeGradients(batch));
        // The moving statistics alone: no step is taken.
        AssertChange(() => model.ComputeGradients(batch));

        void AssertChange(Action change, Action? before = null)
        {
            before?.Invoke();
            var old = model.Predict(batch.Inputs);
            change();
            var predictions = model.Predict(batch.Inputs);
            Assert.NotEqual(old, predictions);
            Close.Assert(predictions, model.Evaluate(batch).Predictions, 1e-6, "evaluation");
            var copy = models.Models.Create(Name);
            foreach (var (name, values) in model.Values())
            {
                copy.Parameters[name].CopyFrom(values);
            }

            Close.Assert(copy.Evaluate(batch).Predictions, predictions, 1e-6, "a copy");
        }
    }
}
