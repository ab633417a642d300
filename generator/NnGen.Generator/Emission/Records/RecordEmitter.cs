using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Records;

namespace NnGen.Generator.Emission.Records;

/// <summary>The file Records of a typed model: its members that take and give the user's own types.</summary>
internal static class RecordEmitter
{
    /// <summary>The floats that predictions of many samples take from the stack at a time.</summary>
    private const int StackFloats = 4096;

    private const string Predict =
        """
        /// <summary>Predicts one sample. Allocates nothing once a workspace exists; callable from many threads at once.</summary>
        /// <param name="sample">The sample.</param>
        /// <exception cref="global::System.ArgumentException">A number is not finite, or an enum has a value without a name.</exception>
        public {target} Predict({sampleParameter})
        {
            global::System.Span<float> features = stackalloc float[InputSize];
            global::System.Span<float> outputs = stackalloc float[OutputSize];
            Records.WriteFeatures(sample, features);
            Predict(features, outputs);
            return Records.Read(outputs);
        }

        /// <summary>Predicts many samples; allocates nothing either.</summary>
        /// <param name="samples">The samples.</param>
        /// <param name="predictions">Receives a prediction for each.</param>
        /// <exception cref="global::System.ArgumentException">The lengths differ, a number is not finite, or an enum has a value without a name.</exception>
        public void Predict(global::System.ReadOnlySpan<{record}> samples, global::System.Span<{target}> predictions)
        {
            const int Rows = {rows};
            global::NnGen.Generated.RecordValues.RequireCounts(samples.Length, predictions.Length);
            global::System.Span<float> features = stackalloc float[Rows * InputSize];
            global::System.Span<float> outputs = stackalloc float[Rows * OutputSize];
            for (var start = 0; start < samples.Length; start += Rows)
            {
                var rows = global::System.Math.Min(Rows, samples.Length - start);
                Records.WriteRows(samples.Slice(start, rows), features);
                Predict(features.Slice(0, rows * InputSize), outputs.Slice(0, rows * OutputSize));
                for (var row = 0; row < rows; row++)
                {
                    predictions[start + row] = Records.Read(outputs.Slice(row * OutputSize, OutputSize));
                }
            }
        }
        """;

    private const string Probabilities =
        """
        /// <summary>The probability of each member of {targetName} for one sample, in the order of their values.</summary>
        /// <param name="sample">The sample.</param>
        /// <param name="probabilities">Receives <see cref="OutputSize"/> probabilities.</param>
        /// <exception cref="global::System.ArgumentException">The length is another, a number is not finite, or an enum has a value without a name.</exception>
        public void PredictProbabilities({sampleParameter}, global::System.Span<float> probabilities)
        {
            global::System.Span<float> features = stackalloc float[InputSize];
            Records.WriteFeatures(sample, features);
            Predict(features, probabilities);
        }
        """;

    private const string Probability =
        """
        /// <summary>The probability that the answer for one sample is yes.</summary>
        /// <param name="sample">The sample.</param>
        /// <exception cref="global::System.ArgumentException">A number is not finite, or an enum has a value without a name.</exception>
        public float PredictProbability({sampleParameter})
        {
            global::System.Span<float> features = stackalloc float[InputSize];
            float probability = 0;
            Records.WriteFeatures(sample, features);
            Predict(features, new global::System.Span<float>(ref probability));
            return probability;
        }
        """;

    private const string Training =
        """
        private float[] _featureRows = [];

        private {element}[] _targetRows = [];

        /// <summary>Trains the model on samples and what they are, epoch by epoch.</summary>
        /// <param name="samples">The samples, each with its target.</param>
        /// <param name="options">Epochs, batch size, validation and more; null for Keras's defaults.</param>
        /// <returns>Loss and metrics of every epoch.</returns>
        /// <exception cref="global::System.ArgumentException">There are no samples, a number is not finite, or an enum has a value without a name.</exception>
        public global::NnGen.History Fit(
            {pairs} samples,
            global::NnGen.FitOptions? options = null) =>
            Fit(ToDataset(samples), options);

        /// <summary>The loss and the metrics of the model on samples and what they are.</summary>
        /// <param name="samples">The samples, each with its target.</param>
        /// <param name="batchSize">The samples that are evaluated at once.</param>
        /// <param name="metrics">What to report beside the loss; null for what fits the task.</param>
        /// <exception cref="global::System.ArgumentException">There are no samples, a number is not finite, or an enum has a value without a name.</exception>
        public global::NnGen.EvaluationResult Evaluate(
            {pairs} samples,
            int batchSize = 256,
            global::System.Collections.Generic.IReadOnlyList<global::NnGen.Metric>? metrics = null) =>
            Evaluate(ToDataset(samples), batchSize, metrics);

        /// <summary>One optimizer step on one batch. Allocates nothing once a batch of that size was seen.</summary>
        /// <param name="samples">The samples.</param>
        /// <param name="targets">What each of them is.</param>
        /// <returns>The mean loss before the step, regularisation included.</returns>
        /// <exception cref="global::System.ArgumentException">The lengths differ, a number is not finite, or an enum has a value without a name.</exception>
        public float TrainStep(global::System.ReadOnlySpan<{record}> samples, global::System.ReadOnlySpan<{target}> targets)
        {
            global::NnGen.Generated.RecordValues.RequireCounts(samples.Length, targets.Length);
            if (_targetRows.Length < targets.Length * Records.TargetWidth)
            {
                _featureRows = new float[samples.Length * InputSize];
                _targetRows = new {element}[targets.Length * Records.TargetWidth];
            }

            var features = new global::System.Span<float>(_featureRows, 0, samples.Length * InputSize);
            var values = new global::System.Span<{element}>(_targetRows, 0, targets.Length * Records.TargetWidth);
            Records.WriteRows(samples, features);
            Records.WriteTargets(targets, values);
            return TrainStep(features, values);
        }

        /// <summary>Samples and what they are as numbers, for everything that takes a dataset: validation, splits, cross validation.</summary>
        /// <param name="samples">The samples, each with its target.</param>
        /// <exception cref="global::System.ArgumentException">A number is not finite, or an enum has a value without a name.</exception>
        public static global::NnGen.Dataset ToDataset(
            {pairs} samples)
        {
            global::System.ArgumentNullException.ThrowIfNull(samples);
            var features = new float[samples.Count * InputSize];
            var targets = new {element}[samples.Count * Records.TargetWidth];
            for (var row = 0; row < samples.Count; row++)
            {
                var (sample, target) = samples[row];
                Records.WriteFeatures(sample, new global::System.Span<float>(features, row * InputSize, InputSize));
                Records.WriteTarget(target, new global::System.Span<{element}>(targets, row * Records.TargetWidth, Records.TargetWidth));
            }

            return global::NnGen.Generated.RecordValues.CreateDataset(Records.Name, features, Records.FeatureNames, targets, Records.TargetNames);
        }
        """;

    public static string Emit(ModelPlan plan, TypedDeclaration typed)
    {
        var trains = plan.Model.Loss is not null;
        return ModelFile.Write(
            plan.Model.Declaration.Type,
            usings: [],
            interfaces: "",
            documentation: writer => writer.Line("#pragma warning disable CS0612, CS0618 // Properties that are features may be obsolete."),
            members: writer =>
            {
                string[] parts = typed.Target.Kind switch
                {
                    ValueKind.Category => [Predict, Probabilities],
                    ValueKind.Bool => [Predict, Probability],
                    _ => [Predict],
                };
                foreach (var part in trains ? parts.Append(Training) : parts)
                {
                    writer.Text(Fill(part, plan, typed));
                    writer.Line();
                }

                RecordConverter.Write(writer, typed, trains);
            });
    }

    /// <summary>The type of a target's elements.</summary>
    public static string ElementOf(TargetDeclaration target) => target.Kind == ValueKind.Category ? "int" : "float";

    /// <summary>The parameter that takes a sample: large structs are not copied.</summary>
    public static string SampleParameter(TypedDeclaration typed) => $"{(typed.Input.IsValueType ? "in " : "")}{typed.Input.Type} sample";

    /// <summary>The type of pairs of a sample and its target.</summary>
    public static string Pairs(TypedDeclaration typed) =>
        $"global::System.Collections.Generic.IReadOnlyList<({typed.Input.Type} Sample, {typed.Target.Type} Target)>";

    private static string Fill(string text, ModelPlan plan, TypedDeclaration typed)
    {
        var rows = Math.Max(1, Math.Min(256, StackFloats / (plan.InputSize + plan.OutputShape.Count)));
        return text
            .Replace("{sampleParameter}", SampleParameter(typed))
            .Replace("{pairs}", Pairs(typed))
            .Replace("{record}", typed.Input.Type)
            .Replace("{targetName}", DocumentationText.Escape(typed.Target.Type.Replace("global::", "")))
            .Replace("{target}", typed.Target.Type)
            .Replace("{element}", ElementOf(typed.Target))
            .Replace("{rows}", NumberText.Integer(rows));
    }
}
