namespace NnGen;

/// <content>
/// Parameters by pattern: a layer's name (<c>Dense1</c>), a path (<c>Dense1.Kernel</c>), or either with <c>*</c> for any characters
/// (<c>*.Bias</c>, <c>Encoders.*.Kernel</c>, <c>*</c>). A pattern names a parameter, or everything below a layer or block: <c>Dense1</c> is
/// not <c>Dense10</c>.
/// </content>
public sealed partial class ParameterCollection
{
    /// <summary>The parameters that a pattern names, in declaration order.</summary>
    /// <param name="pattern">A name, the name of a layer or block, or either with <c>*</c> for any characters.</param>
    /// <exception cref="ArgumentException">It names none; the message says which parameters there are.</exception>
    public IReadOnlyList<Parameter> Matching(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        Parameter[] matches = [.. _parameters.Where(parameter => Matches(pattern, parameter.Name))];
        return matches.Length > 0
            ? matches
            : throw new ArgumentException(
                $"'{pattern}' names no parameter of {_modelName}. It has: {string.Join(", ", _parameters.Select(known => known.Name))}.", nameof(pattern));
    }

    /// <summary>
    /// Keeps training from changing parameters: sets their <see cref="Parameter.Trainable"/> to false. Statistics that a layer moves in training
    /// (BatchNormalization's) stay as they are too, as in Keras; the batch is still normalised by its own.
    /// </summary>
    /// <param name="pattern">Which, as in <see cref="Matching"/>.</param>
    /// <exception cref="ArgumentException">The pattern names no parameter.</exception>
    public void Freeze(string pattern)
    {
        Set(pattern, parameter => parameter.Trainable = false);
        Hold(pattern, holds: true);
    }

    /// <summary>
    /// Lets training change parameters again. Those that it never changes, constants and what is declared <c>Trainable = false</c>, stay as they
    /// are.
    /// </summary>
    /// <param name="pattern">Which, as in <see cref="Matching"/>.</param>
    /// <exception cref="ArgumentException">The pattern names no parameter.</exception>
    public void Unfreeze(string pattern)
    {
        Set(pattern, parameter => parameter.Trainable = true);
        Hold(pattern, holds: false);
    }

    /// <summary>Sets the <see cref="Parameter.LearningRateScale"/> of parameters.</summary>
    /// <param name="pattern">Which, as in <see cref="Matching"/>.</param>
    /// <param name="scale">What the learning rate is multiplied by; finite and at least 0.</param>
    /// <exception cref="ArgumentException">The pattern names no parameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is below 0 or not finite.</exception>
    public void SetLearningRateScale(string pattern, double scale) => Set(pattern, parameter => parameter.LearningRateScale = scale);

    /// <summary>Sets the <see cref="Parameter.WeightDecayScale"/> of parameters: <c>SetWeightDecayScale("*.Bias", 0)</c>.</summary>
    /// <param name="pattern">Which, as in <see cref="Matching"/>.</param>
    /// <param name="scale">What the weight decay is multiplied by; finite and at least 0.</param>
    /// <exception cref="ArgumentException">The pattern names no parameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The scale is below 0 or not finite.</exception>
    public void SetWeightDecayScale(string pattern, double scale) => Set(pattern, parameter => parameter.WeightDecayScale = scale);

    private void Hold(string pattern, bool holds)
    {
        foreach (var parameter in Matching(pattern))
        {
            if (parameter.Role == ParameterRole.Statistic)
                parameter.Hold(holds);
        }
    }

    private void Set(string pattern, Action<Parameter> change)
    {
        foreach (var parameter in Matching(pattern))
        {
            if (parameter.Info.Trainable && parameter.Role == ParameterRole.Trainable)
                change(parameter);
        }
    }

    /// <summary>Whether the pattern fits the whole name, or the name up to one of its dots.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        for (var end = 1; end <= name.Length; end++)
        {
            if ((end == name.Length || name[end] == '.') && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name[..end], ignoreCase: false))
                return true;
        }

        return false;
    }
}
