using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>A parameter as the optimizer walks over it.</summary>
/// <param name="Start">Its first float in the model's storage.</param>
/// <param name="Length">The number of its floats, padding included.</param>
/// <param name="LearningRateScale">What the learning rate is multiplied by.</param>
/// <param name="WeightDecayScale">What the weight decay is multiplied by.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct OptimizerSegment(int Start, int Length, double LearningRateScale, double WeightDecayScale);
