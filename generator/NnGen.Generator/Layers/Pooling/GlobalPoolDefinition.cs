using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>A layer that makes one number of each channel, of an image or of a sequence.</summary>
internal abstract class GlobalPoolDefinition<TAttribute> : LayerDefinition<TAttribute>
    where TAttribute : LayerAttribute
{
    /// <summary>Whether it goes over sequences <c>[T, C]</c>.</summary>
    protected virtual bool IsOfSequences => false;

    protected sealed override Shape? InferShape(TAttribute layer, LayerInput input, ProblemReporter problems) =>
        (IsOfSequences ? Images.RequireSequence(input, problems) : Images.Require(input, problems)) ? Shape.Of(input.Shape.Last) : null;

    /// <summary>The mean of each channel.</summary>
    protected static Value Mean(Value input, GraphBuilder builder)
    {
        var pixels = input.Count / input.Shape.Last;
        var sum = builder.Add(new SumRepeatsOp(), builder.Add(new ReshapeOp(Shape.Of(pixels, input.Shape.Last)), input));
        return builder.Elementwise("Mean", (1.0 / pixels) * (Expression)new Variable(0), sum);
    }

    /// <summary>The largest number of each channel.</summary>
    protected static Value Largest(Value input, GraphBuilder builder)
    {
        var pixels = input.Count / input.Shape.Last;
        var line = builder.Add(new ReshapeOp(Shape.Of(1, pixels, input.Shape.Last)), input);
        return builder.Add(new ReshapeOp(Shape.Of(input.Shape.Last)), builder.Add(new MaxPoolOp(ImageWindow.Whole(1, pixels)), line));
    }
}
