namespace NnGen;

/// <summary>
/// While training, sets each channel of a sequence to 0 as a whole with probability <paramref name="rate"/> and scales the others by
/// 1 / (1 − rate); does nothing otherwise (Tompson et al., "Efficient object localization using convolutional networks", 2015). Neighbouring
/// steps resemble each other, so that the loss of single ones would hide little. <c>[T, C]</c> in, the same out, no parameters.
/// </summary>
/// <param name="rate">The fraction of channels to drop: at least 0, less than 1.</param>
public sealed class SpatialDropout1DAttribute(double rate) : LayerAttribute
{
    /// <summary>The fraction of channels to drop.</summary>
    public double Rate { get; } = rate;
}
