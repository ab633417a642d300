using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Pooling;

/// <summary>A layer that makes one pixel of each window, of an image or of a sequence.</summary>
internal abstract class PoolDefinition<TAttribute> : LayerDefinition<TAttribute>
    where TAttribute : LayerAttribute
{
    /// <summary>Whether it goes over sequences <c>[T, C]</c>.</summary>
    protected virtual bool IsOfSequences => false;

    /// <summary>The layer's arguments.</summary>
    protected abstract PoolArguments ArgumentsOf(TAttribute layer);

    /// <summary>What pools an image.</summary>
    protected abstract Op Pool(ImageWindow window);

    protected sealed override void Check(TAttribute layer, ProblemReporter problems)
    {
        var arguments = ArgumentsOf(layer);
        problems.Require(arguments.PoolSize is >= 1 and <= Limits.Dimension, nameof(arguments.PoolSize), $"from 1 to {Limits.Dimension}", arguments.PoolSize);
        problems.Require(arguments.PoolWidth is >= 0 and <= Limits.Dimension, nameof(arguments.PoolWidth), $"from 0 to {Limits.Dimension}", arguments.PoolWidth);
        problems.Require(
            arguments.Size.Width == arguments.Size.Height || arguments.Strides != 0, nameof(arguments.PoolWidth), "given together with Strides, as the same stride goes in both directions", arguments.PoolWidth);
        problems.Require(arguments.Strides is >= 0 and <= Limits.Dimension, nameof(arguments.Strides), $"from 0 to {Limits.Dimension}", arguments.Strides);
        problems.Require(Enum.IsDefined(typeof(Padding), arguments.Padding), nameof(arguments.Padding), "a member of Padding", (int)arguments.Padding);
    }

    protected sealed override Shape? InferShape(TAttribute layer, LayerInput input, ProblemReporter problems)
    {
        var (size, stride, padding) = (ArgumentsOf(layer).Size, ArgumentsOf(layer).Stride, ArgumentsOf(layer).Padding);
        if (IsOfSequences)
        {
            return Images.PlaceInSequence(input, size.Width, stride, 1, padding, nameof(PoolArguments.PoolSize), problems) is { } line
                ? Shape.Of(line.Columns, input.Shape.Last)
                : null;
        }

        return Images.Place(input, size, stride, 1, padding, nameof(PoolArguments.PoolSize), nameof(PoolArguments.PoolWidth), problems) is { } window
            ? Shape.Of(window.Rows, window.Columns, input.Shape.Last)
            : null;
    }

    protected sealed override Value Lower(TAttribute layer, Value input, LayerContext context)
    {
        var arguments = ArgumentsOf(layer);
        if (!IsOfSequences)
        {
            return context.Builder.Add(Pool(ImageWindow.Place(input.Shape, arguments.Size, arguments.Stride, 1, arguments.Padding)!), input);
        }

        var window = ImageWindow.PlaceInSequence(input.Shape, arguments.PoolSize, arguments.Stride, 1, arguments.Padding)!;
        return Images.AsSequence(context.Builder.Add(Pool(window), Images.AsImage(input, context.Builder)), context.Builder);
    }
}

/// <summary>The arguments of a layer that pools, under their names.</summary>
internal sealed record PoolArguments(int PoolSize, int Strides, Padding Padding)
{
    /// <summary>The width of a window that is not square, or 0.</summary>
    public int PoolWidth { get; init; }

    /// <summary>The window.</summary>
    public WindowSize Size => WindowSize.Of(PoolSize, PoolWidth);

    /// <summary>The pixels from one window to the next.</summary>
    public int Stride => Strides == 0 ? PoolSize : Strides;
}
