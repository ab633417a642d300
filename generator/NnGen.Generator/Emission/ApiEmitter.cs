using NnGen.Generator.Graph;

namespace NnGen.Generator.Emission;

/// <summary>The file Api: the public members of the model, each a line around the network.</summary>
internal static class ApiEmitter
{
    private const string Model =
        """
        /// <summary>The number of elements of one input sample.</summary>
        public const int InputSize = {input};

        /// <summary>The number of elements of {ofOutputs}.</summary>
        public const int OutputSize = {output};

        {outputSizes}

        /// <summary>The number of parameters, those that are not trained included.</summary>
        public const int ParameterCount = {parameters};

        /// <summary>Identifies the architecture in saved files; dropout, regularisation, loss and optimizer do not count.</summary>
        public const string ArchitectureHash = "{hash}";

        private readonly Network _network;

        /// <summary>Creates the model with fresh parameters.</summary>
        /// <param name="seed">Decides the initial parameters, dropout and shuffling: the same seed gives the same bits.</param>
        public {name}(int seed = 0) => _network = new Network(seed);

        /// <inheritdoc cref="global::NnGen.IModel.Parameters"/>
        public global::NnGen.ParameterCollection Parameters => _network.Core.Parameters;

        /// <inheritdoc cref="global::NnGen.IModel.Summary"/>
        public global::NnGen.ModelSummary Summary => _network.Summary;

        /// <summary>
        /// The most threads that a step, an evaluation or a prediction uses; by default the processors of the process. Fewer are used where
        /// more would not be faster, and results do not depend on it.
        /// </summary>
        /// <exception cref="global::System.ArgumentOutOfRangeException">The value is not from 1 to 256.</exception>
        public int Threads
        {
            get => _network.Threads;
            set => _network.Threads = value;
        }

        int global::NnGen.IModel.InputSize => InputSize;

        int global::NnGen.IModel.OutputSize => OutputSize;

        /// <summary>
        /// Predicts a whole number of samples: <c>{inputShape} → {outputShape}</c>. Allocates nothing once a workspace exists; callable from
        /// many threads at once, but not while the model is trained or loaded.
        /// </summary>
        {inputDocs}
        {outputDocs}
        /// <exception cref="global::System.ArgumentException">A length is not a whole number of samples, or {disagree}.</exception>
        {predict}

        /// <inheritdoc cref="global::NnGen.IModel.Save"/>
        public void Save(string path, global::NnGen.SaveOptions? options = null) => global::NnGen.Generated.ModelFile.Save(_network.Core, path, options);

        /// <inheritdoc cref="global::NnGen.IModel.Load"/>
        public void Load(string path) => global::NnGen.Generated.ModelFile.Load(_network.Core, path);

        /// <summary>Creates a model with the parameters of a file that <see cref="Save"/> wrote.</summary>
        /// <inheritdoc cref="global::NnGen.IModel.Load" path="/exception"/>
        public static {name} FromFile(string path)
        {
            var model = new {name}();
            model.Load(path);
            return model;
        }
        """;

    private const string Training =
        """
        /// <summary>Trains the model on a data set, epoch by epoch.</summary>
        /// <param name="data">Inputs <c>{inputShape}</c> and {targetMeaning}.</param>
        /// <param name="options">Epochs, batch size, validation and more; null for Keras's defaults.</param>
        /// <returns>Loss and metrics of every epoch.</returns>
        /// <exception cref="global::System.ArgumentException">The data do not fit the model, or hold a NaN; says the row and the column.</exception>
        /// <exception cref="global::System.OperationCanceledException">The options' token was cancelled; completed steps remain.</exception>
        public global::NnGen.History Fit(global::NnGen.Dataset data, global::NnGen.FitOptions? options = null) =>
            global::NnGen.Generated.Trainer.Fit(this, data, options);

        /// <summary>The loss and the metrics of the model on a data set.</summary>
        /// <param name="data">The samples and targets.</param>
        /// <param name="batchSize">The samples that are evaluated at once.</param>
        /// <param name="metrics">What to report beside the loss; null for what fits the task.</param>
        /// <exception cref="global::System.ArgumentException">The data do not fit the model, or hold a NaN; says the row and the column.</exception>
        public global::NnGen.EvaluationResult Evaluate(
            global::NnGen.Dataset data, int batchSize = 256, global::System.Collections.Generic.IReadOnlyList<global::NnGen.Metric>? metrics = null) =>
            global::NnGen.Generated.Trainer.Evaluate(this, data, batchSize, metrics);

        /// <summary>{step} Allocates nothing once a batch of that size was seen, or <see cref="Reserve"/> was called.</summary>
        {inputDocs}
        {targetDocs}
        /// <returns>The mean loss before the step, regularisation included.</returns>
        /// <exception cref="global::System.ArgumentException">The sizes do not fit, or a class index is out of range.</exception>
        public float TrainStep({inputParameters}, {targetParameters}) =>
            TrainStep(new Batch({inputArguments}, {targetArguments}));

        /// <summary>One optimizer step on one batch, which may carry sample weights.</summary>
        /// <inheritdoc cref="TrainStep({inputCref}, {targetCref})"/>
        public float TrainStep(scoped in Batch batch)
        {
            var loss = ComputeGradients(batch);
            {apply}
            return loss;
        }

        /// <summary>
        /// Adds the gradients of the mean loss over a batch to the accumulated gradients; the first call after
        /// <see cref="ApplyGradients"/> starts anew.
        /// </summary>
        /// <returns>The mean loss, regularisation included.</returns>
        /// <exception cref="global::System.ArgumentException">The sizes do not fit, or a class index is out of range.</exception>
        {computeGradients}

        /// <inheritdoc cref="global::NnGen.ITrainable.ApplyGradients"/>
        public void ApplyGradients(double? learningRate = null, float gradientScale = 1f) =>
            _network.ApplyGradients(learningRate, gradientScale);

        /// <inheritdoc cref="global::NnGen.ITrainable.Reserve"/>
        public void Reserve(int batchSize) => _network.Reserve(batchSize);

        global::NnGen.Generated.ModelCore global::NnGen.ITrainable.Core => _network.Core;

        float global::NnGen.ITrainable.ComputeGradients(
            scoped in global::NnGen.Generated.TrainingBatch batch, global::System.Span<float> headOutputs) =>
            _network.ComputeGradients(batch, headOutputs);

        float global::NnGen.ITrainable.EvaluateBatch(
            scoped in global::NnGen.Generated.TrainingBatch batch, global::System.Span<float> predictions) =>
            _network.EvaluateBatch(batch, predictions);

        global::NnGen.NonFiniteValue? global::NnGen.ITrainable.FindNonFinite(scoped in global::NnGen.Generated.TrainingBatch batch) =>
            _network.FindNonFinite(batch);

        /// <summary>One batch: N samples, their targets, and weights if they are not all 1.</summary>
        public readonly ref struct Batch
        {
            /// <summary>Creates a batch.</summary>
            {inputDocs}
            {targetDocs}
            public Batch({inputParameters}, {targetParameters})
            {
                {inputAssignments}
                {targetAssignments}
            }

            {inputProperties}

            {targetProperties}

            /// <summary>A weight for each sample, <c>[N]</c>, or empty for 1 each. The loss is Σ wᵢ lᵢ / N.</summary>
            public global::System.ReadOnlySpan<float> SampleWeights { get; init; }

            internal global::NnGen.Generated.TrainingBatch ToTrainingBatch({packedParameters}) =>
                new() { {inputsOf}, {targetsOf}, SampleWeights = SampleWeights };
        }
        """;

    public static string Emit(ModelPlan plan)
    {
        var trains = plan.Model.Loss is not null;
        return ModelFile.Write(
            plan.Model.Declaration.Type,
            usings: [],
            interfaces: " : " + string.Join(", ", Interfaces(plan, trains)),
            documentation: writer => LayerTable.WriteRemarks(writer, plan),
            members: writer =>
            {
                writer.Text(Fill(Model, plan));
                if (trains)
                {
                    writer.Line();
                    writer.Text(Fill(Training, plan));
                }
            });
    }

    private static IEnumerable<string> Interfaces(ModelPlan plan, bool trains) => (trains, plan.IsPacked) switch
    {
        (true, true) => ["global::NnGen.ITrainable"],
        (false, true) => ["global::NnGen.IModel"],
        (true, false) => ["global::NnGen.ITrainable", $"global::NnGen.IModel<{plan.InputKeyword}>"],
        (false, false) => [$"global::NnGen.IModel<{plan.InputKeyword}>"],
    };

    /// <summary>What depends on whether there is one input or several.</summary>
    private static string FillInputs(string text, ModelPlan plan)
    {
        var inputs = plan.Model.Declaration.Inputs;
        var named = InputSignature.Named(inputs).ToList();
        var shapes = plan.Model.Inputs.Select(shape => shape.ToBatchString()).ToList();
        var packs = string.Join(" ", named.Select(input => $"packed.Add(global::System.Runtime.InteropServices.MemoryMarshal.AsBytes({input.Parameter}));"));
        var filled = text;
        Expand("{inputDocs}", string.Join("\n", named.Select((input, i) => $"/// <param name=\"{input.Parameter.TrimStart('@')}\">The samples, <c>{shapes[i]}</c>{(plan.IsPacked ? "" : ", row-major, one after the other")}.</param>")));
        Expand("{inputAssignments}", string.Join("\n", named.Select(input => $"{input.Property} = {input.Parameter};")));
        Expand("{inputProperties}", string.Join("\n\n", named.Select((input, i) =>
            $"/// <summary>The samples, <c>{shapes[i]}</c>.</summary>\npublic {InputSignature.Span(input.Type)} {input.Property} {{ get; }}")));
        return filled
            .Replace("{disagree}", plan.IsPacked ? "they disagree, or a token is out of range" : "the two disagree")
            .Replace("{inputParameters}", InputSignature.Parameters(inputs))
            .Replace("{inputArguments}", InputSignature.Arguments(inputs))
            .Replace("{inputCref}", string.Join(", ", named.Select(input => $"global::System.ReadOnlySpan{{{input.Type}}}")))
            .Replace("{packedParameters}", string.Join(", ", PackedParameters(plan)))
            .Replace("{inputsOf}", plan.IsPacked ? "InputBytes = rows"
                : plan.InputKeyword == "float" ? "Inputs = Inputs"
                : "InputBytes = global::System.Runtime.InteropServices.MemoryMarshal.AsBytes(Inputs)")
            .Replace("{predict}", PredictText(plan, named, packs))
            .Replace("{computeGradients}", GradientsText(plan, named));

        void Expand(string placeholder, string lines) => filled = ApiEmitter.Expand(filled, placeholder, lines);
    }

    /// <summary>Puts lines in the place of a line that is a placeholder, as far in as it; without any, takes it out with the blank line before.</summary>
    private static string Expand(string text, string placeholder, string lines)
    {
        var given = text.Replace("\r\n", "\n").Split('\n');
        if (lines.Length > 0)
        {
            return string.Join("\n", given.Select(line => line.Trim() == placeholder ? string.Join("\n", lines.Split('\n').Select(l => l.Length == 0 ? l : line.Replace(placeholder, l))) : line));
        }

        return string.Join("\n", given.Where((line, i) => line.Trim() != placeholder && (i + 1 == given.Length || given[i + 1].Trim() != placeholder)));
    }

    private static IEnumerable<string> PackedParameters(ModelPlan plan) =>
    [
        .. plan.IsPacked ? new[] { "global::System.ReadOnlySpan<byte> rows" } : [],
        .. plan.Model.HasSeveralOutputs ? new[] { "global::System.ReadOnlySpan<float> targets" } : [],
    ];

    private static string PredictText(ModelPlan plan, List<(string Type, string Parameter, string Property)> inputs, string packs)
    {
        var parameters = InputSignature.Parameters(plan.Model.Declaration.Inputs);
        var arguments = InputSignature.Arguments(plan.Model.Declaration.Inputs);
        if (!plan.IsPacked && !plan.Model.HasSeveralOutputs)
        {
            return $"public void Predict({parameters}, global::System.Span<float> outputs) => _network.Predict(inputs, outputs);";
        }

        var outputs = OutputSignature.Named(plan.Model);
        var samples = plan.IsPacked ? "packed.Samples" : "inputs.Length / InputSize";
        List<string> lines =
        [
            $"public void Predict({parameters}, {(outputs.Count > 0 ? OutputSignature.Spans(plan.Model) : "global::System.Span<float> outputs")})",
            "{",
            .. plan.IsPacked ? new[] { $"    using var packed = PackInputs({arguments});" } : [],
            .. outputs.Count > 0 ? new[] { $"    using var outputs = new global::NnGen.Generated.PackedOutputs(_network.Core.Info, {samples});" } : [],
            .. outputs.Select((output, i) => $"    outputs.Require({NumberText.Integer(i)}, {output.Parameter}.Length);"),
            $"    _network.Predict({(plan.IsPacked ? "packed.Rows" : "inputs")}, {(outputs.Count > 0 ? "outputs.Rows" : "outputs")});",
            .. outputs.Select((output, i) => $"    outputs.CopyTo({NumberText.Integer(i)}, {output.Parameter});"),
            "}",
        ];
        if (plan.IsPacked)
        {
            lines.AddRange([
                "",
                "/// <summary>The inputs of each sample side by side.</summary>",
                $"private global::NnGen.Generated.PackedInputs PackInputs({parameters})",
                "{",
                $"    var packed = new global::NnGen.Generated.PackedInputs(_network.Core.Info, {inputs[0].Parameter}.Length);",
                $"    {packs.Replace("; ", ";\n    ")}",
                "    return packed;",
                "}",
            ]);
        }
        else
        {
            lines.AddRange([
                "",
                $"void global::NnGen.IModel<{plan.InputKeyword}>.Predict(global::System.ReadOnlySpan<{plan.InputKeyword}> inputs, global::System.Span<float> outputs) =>",
                "    _network.Predict(inputs, outputs);",
            ]);
        }

        return string.Join("\n", lines);
    }

    private static string GradientsText(ModelPlan plan, List<(string Type, string Parameter, string Property)> inputs)
    {
        if (!plan.IsPacked && !plan.Model.HasSeveralOutputs)
        {
            return "public float ComputeGradients(scoped in Batch batch) => _network.ComputeGradients(batch.ToTrainingBatch(), default);";
        }

        var outputs = OutputSignature.Named(plan.Model);
        var samples = plan.IsPacked ? "packed.Samples" : "batch.Inputs.Length / InputSize";
        string[] rows = [.. plan.IsPacked ? new[] { "packed.Rows" } : [], .. outputs.Count > 0 ? new[] { "targets.Rows" } : []];
        return string.Join("\n", (string[])
        [
            "public float ComputeGradients(scoped in Batch batch)",
            "{",
            .. plan.IsPacked ? new[] { $"    using var packed = PackInputs({string.Join(", ", inputs.Select(input => "batch." + input.Property))});" } : [],
            .. outputs.Count > 0 ? new[] { $"    using var targets = new global::NnGen.Generated.PackedTargets(_network.Core.Info, {samples});" } : [],
            .. outputs.Select((output, i) => $"    targets.Add({NumberText.Integer(i)}, batch.{output.Property});"),
            $"    return _network.ComputeGradients(batch.ToTrainingBatch({string.Join(", ", rows)}), default);",
            "}",
        ]);
    }

    private static string Fill(string text, ModelPlan plan)
    {
        var filled = FillInputs(text, plan)
            .Replace("{inputType}", plan.InputKeyword)
            .Replace("{name}", plan.Model.Declaration.Type.Name)
            .Replace("{input}", NumberText.Integer(plan.InputSize))
            .Replace("{output}", NumberText.Integer(plan.OutputShape.Count))
            .Replace("{parameters}", NumberText.Integer(plan.ParameterCount))
            .Replace("{hash}", ArchitectureHash.Of(plan))
            .Replace("{inputShape}", plan.InputText)
            .Replace("{outputShape}", plan.OutputText)
            .Replace("{ofOutputs}", plan.Model.HasSeveralOutputs ? "all outputs of one sample together" : "one output sample");
        var outputs = OutputSignature.Named(plan.Model);
        filled = Expand(filled, "{outputSizes}", string.Join("\n\n", outputs.Select(output =>
            $"/// <summary>The number of elements of one sample of the output {output.Property}.</summary>\npublic const int {output.Property}Size = {NumberText.Integer(output.Shape.Count)};")));
        filled = Expand(filled, "{outputDocs}", outputs.Count == 0
            ? $"/// <param name=\"outputs\">Receives the predictions, <c>{plan.OutputShape.ToBatchString()}</c>.</param>"
            : string.Join("\n", outputs.Select(output => $"/// <param name=\"{output.Parameter.TrimStart('@')}\">Receives the output {output.Property}, <c>{output.Shape.ToBatchString()}</c>.</param>")));
        if (plan.Model.Loss is null)
        {
            return filled;
        }

        var targets = OutputSignature.Targets(plan.Model);
        filled = Expand(filled, "{targetDocs}", string.Join("\n", targets.Select(t => $"/// <param name=\"{t.Parameter.TrimStart('@')}\">The {t.Meaning}.</param>")));
        filled = Expand(filled, "{targetAssignments}", string.Join("\n", targets.Select(t => $"{t.Property} = {t.Parameter};")));
        filled = Expand(filled, "{targetProperties}", string.Join("\n\n", targets.Select(t => $"/// <summary>The {t.Meaning}.</summary>\npublic {InputSignature.Span(t.Type)} {t.Property} {{ get; }}")));
        return FillStep(filled, plan)
            .Replace("{targetParameters}", string.Join(", ", targets.Select(t => $"{InputSignature.Span(t.Type)} {t.Parameter}")))
            .Replace("{targetArguments}", string.Join(", ", targets.Select(t => t.Parameter)))
            .Replace("{targetCref}", string.Join(", ", targets.Select(t => $"global::System.ReadOnlySpan{{{t.Type}}}")))
            .Replace("{targetsOf}", targets.Count > 1 ? "Targets = targets" : $"{targets[0].Property} = {targets[0].Property}")
            .Replace("{targetMeaning}", string.Join("; ", targets.Select(t => (targets.Count > 1 ? $"as '{plan.Model.Declaration.Outputs[targets.ToList().IndexOf(t)].Name}' " : "") + t.Meaning)));
    }

    private static string FillStep(string text, ModelPlan plan)
    {
        var batches = (plan.Model.Optimizer?.Attribute as OptimizerAttribute)?.GradientAccumulationSteps ?? 1;
        return batches == 1
            ? text.Replace("{step}", "One optimizer step on one batch.").Replace("{apply}", "ApplyGradients();")
            : text
                .Replace("{step}", $"Adds up the gradients of one batch; every {batches} batches are one optimizer step, by their mean.")
                .Replace("{apply}", "_network.ApplyWhenAccumulated();");
    }
}
