using System.Globalization;
using System.Numerics.Tensors;
using NnGen.Generated;

namespace NnGen;

/// <summary>
/// Stops a fit at the first batch whose loss or gradients are not finite, and says the step and the layer where the first such number
/// arose. Keras's <c>TerminateOnNaN</c>, which looks at the loss alone.
/// </summary>
/// <remarks>
/// The step is not taken: parameters, optimizer moments, statistics and counters are as they were before its batch, so the model can still
/// be used and saved. The epoch has no result. <see cref="History.StopReason"/> tells what <see cref="Found"/> holds.
/// </remarks>
public sealed class StopOnNaN : Callback
{
    private (Parameter Parameter, float[] Values)[] _statistics = [];

    /// <summary>Whether gradients are looked at too, which costs reading them once each step; default true.</summary>
    public bool CheckGradients { get; init; } = true;

    /// <summary>The optimizer step, counted from 1 over the life of the model, that was not taken; null when all were.</summary>
    public long? Step { get; private set; }

    /// <summary>Where the first number that is not finite arose; null when there was none, or the model cannot tell.</summary>
    public NonFiniteValue? Found { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        (Step, Found) = (null, null);
        // What a forward pass in training changes: statistics that follow the batches.
        _statistics =
        [
            .. context.Model.Parameters
                .Where(parameter => parameter.Role is ParameterRole.Statistic or ParameterRole.State)
                .Where(parameter => parameter.Info.Statistic == InputStatistic.None)
                .Select(parameter => (parameter, new float[parameter.Count])),
        ];
    }

    /// <inheritdoc/>
    public override void OnStepBegin(TrainingContext context)
    {
        foreach (var (parameter, values) in _statistics)
            parameter.CopyTo(values);
    }

    internal override void Inspect(TrainingContext context, scoped in TrainingBatch batch)
    {
        var core = context.Model.Core;
        if (context.IsStopping
            || (double.IsFinite(context.BatchLoss) && (!CheckGradients || AreFinite(core.GradientSpan))))
        {
            return;
        }

        Restore();
        Step = core.Step + 1;
        Found = context.Model.FindNonFinite(batch);
        Restore();
        var what = double.IsFinite(context.BatchLoss) ? "a gradient is not finite" : $"the loss is {Text(context.BatchLoss)}";
        context.StopTraining(string.Create(
            CultureInfo.InvariantCulture,
            $"At step {Step} (epoch {context.Epoch}, step {context.Step + 1} of it) {what}; the first number that is not finite: {Found?.ToString() ?? "the loss"}."));
    }

    private static bool AreFinite(ReadOnlySpan<float> values) => values.IsEmpty || TensorPrimitives.IsFiniteAll(values);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private void Restore()
    {
        foreach (var (parameter, values) in _statistics)
            parameter.Set(values);
    }
}
