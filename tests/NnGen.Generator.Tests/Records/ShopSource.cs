namespace NnGen.Generator.Tests.Records;

/// <summary>Records, the models that read and predict them, and code of a user around them.</summary>
internal static class ShopSource
{
    public const string Transaction = """
        using NnGen;

        namespace Shop;

        public enum Housing { Rent, Own, Mortgage, Hired = Rent }

        public enum FraudLabel { Fraud = 1, Legitimate = 0 }

        public readonly record struct Transaction(float Amount, int Age, double? Income, Housing Housing, bool IsOnline)
        {
            [Feature(Ignore = true)]
            public string Note => "";
        }

        public sealed record Encoded(float Amount, float Age, float Income, float IncomeMissing, float Rent, float Own, float Mortgage, float Online);
        """;

    public const string Models = """
        using NnGen;

        namespace Shop;

        [Model<Transaction, FraudLabel>]
        [Dense(16, Activation.ReLU)]
        [Dense(2, Activation.Softmax)]
        [CrossEntropy, Adam(LearningRate = 0.02)]
        public sealed partial class FraudDetector;

        [Model<Transaction, Encoded>]
        [Dense(8, UseBias = false)]
        [MeanSquaredError, SGD]
        public sealed partial class Encoder;
        """;

    public const string Driver = """
        using System;
        using System.Collections.Generic;
        using NnGen;

        namespace Shop;

        public static class Driver
        {
            private static Transaction[] s_samples = [];
            private static FraudLabel[] s_labels = [];

            public static List<(Transaction Sample, FraudLabel Target)> Samples(int count)
            {
                var random = new Random(3);
                var samples = new List<(Transaction, FraudLabel)>();
                for (var i = 0; i < count; i++)
                {
                    var sample = new Transaction(
                        1000 * random.NextSingle(), random.Next(18, 80), i % 4 == 0 ? null : 5000 * random.NextDouble(), (Housing)random.Next(3), i % 2 == 0);
                    var isFraud = sample.Income is null ? sample.Amount > 300 : sample.Housing == Housing.Own && sample.Age < 50;
                    samples.Add((sample, isFraud ? FraudLabel.Fraud : FraudLabel.Legitimate));
                }

                return samples;
            }

            public static object Train(object model)
            {
                var detector = (FraudDetector)model;
                detector.Fit(Samples(2000), new FitOptions { Epochs = 15, ValidationSplit = 0.1 });
                return detector.Evaluate(Samples(2000), metrics: [new Accuracy(), new F1()]);
            }

            public static float[] Rows(int count)
            {
                var data = FraudDetector.ToDataset(Samples(count));
                var rows = new List<float>();
                for (var i = 0; i < data.Count; i++)
                    rows.AddRange(data.InputsOf(i));
                return [.. rows];
            }

            public static int[] Labels(int count) => [.. Samples(count).ConvertAll(sample => (int)sample.Target)];

            public static IReadOnlyList<string> FeatureNames() => FraudDetector.ToDataset(Samples(1)).FeatureNames;

            public static IReadOnlyList<string> ClassNames() => FraudDetector.ToDataset(Samples(1)).ClassNames!;

            public static int[] PredictEach(object model) => [.. Samples(700).ConvertAll(sample => (int)((FraudDetector)model).Predict(sample.Sample))];

            public static int[] PredictAll(object model)
            {
                Transaction[] samples = [.. Samples(700).ConvertAll(sample => sample.Sample)];
                var labels = new FraudLabel[samples.Length];
                ((FraudDetector)model).Predict(samples, labels);
                return Array.ConvertAll(labels, label => (int)label);
            }

            public static float[] Probabilities(object model, int sample)
            {
                var probabilities = new float[2];
                ((FraudDetector)model).PredictProbabilities(Samples(sample + 1)[sample].Sample, probabilities);
                return probabilities;
            }

            public static void PredictOne(object model, float amount, int housing) =>
                ((FraudDetector)model).Predict(new Transaction(amount, 30, null, (Housing)housing, true));

            public static void Prepare(int count)
            {
                s_samples = [.. Samples(count).ConvertAll(sample => sample.Sample)];
                s_labels = [.. Samples(count).ConvertAll(sample => sample.Target)];
            }

            public static long Allocated(object model)
            {
                var detector = (FraudDetector)model;
                Span<float> probabilities = stackalloc float[2];
                Span<FraudLabel> labels = stackalloc FraudLabel[s_samples.Length];
                long before = 0;
                for (var round = 0; round < 4; round++)
                {
                    before = round == 1 ? GC.GetAllocatedBytesForCurrentThread() : before;
                    detector.Predict(s_samples[0]);
                    detector.PredictProbabilities(s_samples[1], probabilities);
                    detector.Predict(s_samples, labels);
                    detector.TrainStep(s_samples, s_labels);
                    detector.TrainStep(s_samples.AsSpan(1), s_labels.AsSpan(1));
                }

                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            public static void TrainStepOfUnequalLengths(object model) => ((FraudDetector)model).TrainStep(s_samples, s_labels.AsSpan(1));

            public static void FitEncoder(object model, float[] amounts, float[] ages, double?[] incomes, int[] housing, bool[] online)
            {
                var samples = new List<(Transaction, Encoded)>();
                for (var i = 0; i < amounts.Length; i++)
                    samples.Add((Of(i), new Encoded(0, 0, 0, 0, 0, 0, 0, 0)));
                ((Encoder)model).Fit(samples);

                Transaction Of(int i) => new(amounts[i], (int)ages[i], incomes[i], (Housing)housing[i], online[i]);
            }

            public static void TrainEncoder(object model, float target) =>
                ((Encoder)model).TrainStep([new Transaction(1, 30, null, Housing.Own, true)], [new Encoded(0, 0, target, 0, 0, 0, 0, 0)]);

            public static float[] Encode(object model, float amount, float age, double? income, int housing, bool online)
            {
                var (a, b, c, d, e, f, g, h) = ((Encoder)model).Predict(new Transaction(amount, (int)age, income, (Housing)housing, online));
                return [a, b, c, d, e, f, g, h];
            }
        }
        """;
}
