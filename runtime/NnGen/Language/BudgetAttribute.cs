namespace NnGen;

/// <summary>
/// What a model may cost: exceeding it is an error at build, which names the largest layers. What is not given has no limit.
/// <code>
/// [Model, Input(784), Budget(MaxParameters = 150_000, MaxFlops = 300_000)]
/// </code>
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most elements of all parameters together, those that are not trained included; at least 1.</summary>
    public long MaxParameters { get; set; }

    /// <summary>
    /// The most bytes that the values of one sample take while the model predicts, parameters and the caller's memory not counted
    /// (<c>Summary.PredictionBytes</c>); at least 1.
    /// </summary>
    public long MaxActivationBytes { get; set; }

    /// <summary>
    /// The most floating-point operations of one sample of a prediction: a multiply-add counts as 2, a function such as exp as 1
    /// (<c>Summary.Flops</c>); at least 1.
    /// </summary>
    public long MaxFlops { get; set; }
}
