using NnGen.Generator.Declaration.Records;

namespace NnGen.Generator.Emission.Records;

/// <summary>The members of an invalid typed model that take and give the user's types: they throw.</summary>
internal static class InvalidRecordMembers
{
    /// <summary>The names that each member needs, and its text.</summary>
    public static IEnumerable<(string Names, string Text)> Of(TypedDeclaration typed, bool trains)
    {
        var (record, target) = (typed.Input.Type, typed.Target.Type);
        var sample = RecordEmitter.SampleParameter(typed);
        var pairs = RecordEmitter.Pairs(typed);
        yield return ("Predict", $"public {target} Predict({sample}) => throw {{error}};");
        yield return ("Predict", $"public void Predict(global::System.ReadOnlySpan<{record}> samples, global::System.Span<{target}> predictions) => throw {{error}};");
        yield return ("PredictProbabilities", $"public void PredictProbabilities({sample}, global::System.Span<float> probabilities) => throw {{error}};");
        yield return ("PredictProbability", $"public float PredictProbability({sample}) => throw {{error}};");
        if (trains)
        {
            yield return ("Fit", $"public global::NnGen.History Fit({pairs} samples, global::NnGen.FitOptions? options = null) => throw {{error}};");
            yield return (
                "Evaluate",
                $"public global::NnGen.EvaluationResult Evaluate({pairs} samples, int batchSize = 256, "
                + "global::System.Collections.Generic.IReadOnlyList<global::NnGen.Metric>? metrics = null) => throw {error};");
            yield return (
                "TrainStep", $"public float TrainStep(global::System.ReadOnlySpan<{record}> samples, global::System.ReadOnlySpan<{target}> targets) => throw {{error}};");
            yield return ("ToDataset", $"public static global::NnGen.Dataset ToDataset({pairs} samples) => throw {{error}};");
        }
    }
}
