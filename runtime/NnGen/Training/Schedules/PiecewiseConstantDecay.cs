namespace NnGen;

/// <summary>
/// One rate up to and with a step, another after it, as Keras's <c>PiecewiseConstantDecay</c>: value k holds for steps up to and with
/// boundary k, the last value after the last boundary. (PyTorch's <c>MultiStepLR</c> changes one step earlier: at its milestone.)
/// </summary>
public sealed class PiecewiseConstantDecay : LearningRateSchedule
{
    private readonly long[] _boundaries;
    private readonly double[] _values;

    /// <summary>Creates the schedule.</summary>
    /// <param name="boundaries">The last steps of all pieces but the last one, rising.</param>
    /// <param name="values">The rates, one more than there are boundaries.</param>
    /// <exception cref="ArgumentException">The boundaries do not rise, or the numbers of boundaries and values do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is below 0 or not finite.</exception>
    public PiecewiseConstantDecay(ReadOnlySpan<long> boundaries, ReadOnlySpan<double> values)
    {
        if (values.Length != boundaries.Length + 1)
            throw new ArgumentException($"{boundaries.Length} boundaries take {boundaries.Length + 1} values, but there are {values.Length}.", nameof(values));
        for (var i = 1; i < boundaries.Length; i++)
        {
            if (boundaries[i] <= boundaries[i - 1])
                throw new ArgumentException($"Boundary {i} is {boundaries[i]}, which is not above {boundaries[i - 1]} before it.", nameof(boundaries));
        }

        foreach (var value in values)
            RequireRate(value, nameof(values));
        (_boundaries, _values) = (boundaries.ToArray(), values.ToArray());
    }

    /// <inheritdoc/>
    public override double At(long step)
    {
        var piece = 0;
        while (piece < _boundaries.Length && step > _boundaries[piece])
            piece++;
        return _values[piece];
    }
}
