using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Ops;

/// <summary>
/// Sums of products that stay in registers until they are complete, followed by a formula on each of them (the epilogue): operand 0 of the
/// formula is the sum, further ones are the inputs after those of the product.
/// </summary>
internal abstract record ProductOp : Op
{
    /// <summary>The formula applied to each element before it is stored.</summary>
    public Expression Epilogue { get; init; } = new Variable(0);

    /// <summary>The epilogue in words, for names.</summary>
    public string Label { get; init; } = "";

    /// <summary>Whether an operand of the formula has to have the result's shape: tiles that have many pixels of a sample read nothing else.</summary>
    public virtual bool IsOverImages => false;

    public bool HasEpilogue => Epilogue != new Variable(0);
}
