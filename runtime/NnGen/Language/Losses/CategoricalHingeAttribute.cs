namespace NnGen;

/// <summary>
/// The hinge loss of one class among C: max(0, 1 + maxⱼ (1 − tⱼ) pⱼ − Σⱼ tⱼ pⱼ) with one-hot targets t, mean over samples (Keras
/// <c>CategoricalHinge</c>; the maximum is at least 0, since the right class takes part in it with 0). Its gradient at the kink is 0;
/// equal largest outputs share it. Targets are class indices, 0 to C − 1, or with <see cref="OneHot"/> a number per class, 0 or 1.
/// </summary>
public sealed class CategoricalHingeAttribute : LossAttribute
{
    /// <summary>Whether targets are C numbers a sample instead of one class index.</summary>
    public bool OneHot { get; set; }
}
