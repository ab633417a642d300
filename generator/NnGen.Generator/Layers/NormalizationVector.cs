using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>How a vector of a normalisation, <c>Gamma [C]</c> or <c>Beta [C]</c>, starts and is regularised.</summary>
internal sealed record NormalizationVector(string Name, Initializer Initializer, double Constant, double L1, double L2)
{
    /// <summary>The arguments for these, which do not decide whether saved parameters fit.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        .. new[] { "Gamma", "Beta" }.SelectMany(name =>
            new[] { nameof(Initializer), nameof(Constant), nameof(L1), nameof(L2) }.Select(argument => name + argument)),
    ];

    public void Check(ProblemReporter problems)
    {
        problems.Require(
            Enum.IsDefined(typeof(Initializer), Initializer), Name + nameof(Initializer), "a member of Initializer", (int)Initializer);
        problems.Require(Limits.IsFinite(Constant), Name + nameof(Constant), "finite", Constant);
        Regularization.Check(L1, Name + nameof(L1), problems);
        Regularization.Check(L2, Name + nameof(L2), problems);
    }

    /// <summary>Declares the parameter and adds its penalties.</summary>
    public Value Declare(Shape shape, bool trainable, LayerContext context)
    {
        var vector = context.Parameter(new ParameterDefinition(Name, shape)
        {
            Initializer = Initializer,
            Constant = Constant,
            // Keras takes both fans of a vector from its length.
            FanIn = shape.Count,
            FanOut = shape.Count,
            Trainable = trainable,
        });
        Regularization.Add(vector, Name, L1, L2, context);
        return vector;
    }
}
