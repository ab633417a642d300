using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>Which part of a model a problem belongs to.</summary>
internal enum ProblemPart
{
    Class,
    Constructor,
    Input,

    /// <summary>The types that the model reads (index 0) and predicts (1); the argument is a property.</summary>
    Record,
    Layer,

    /// <summary>A call in the forward pass; in a stack, that of the layer at its place.</summary>
    Call,

    /// <summary>A call in the user's own loss.</summary>
    LossCall,

    /// <summary>A function in the user's own loss.</summary>
    LossFunction,

    /// <summary>A place in the text of a graph, which the reading keeps.</summary>
    Place,
    Loss,
    Optimizer,

    /// <summary>The attribute that limits what the model costs.</summary>
    Budget,
}

/// <summary>A mistake in a declaration, without a location: the analyzer finds the word from part, index and argument.</summary>
/// <param name="RuleId">The id of its rule: NNG0201.</param>
/// <param name="Part">The part it belongs to.</param>
/// <param name="Index">The index of the layer, input or constructor.</param>
/// <param name="Argument">The argument that is wrong, or null for the whole attribute.</param>
/// <param name="MessageArguments">What fills the rule's message.</param>
internal sealed record Problem(
    string RuleId,
    ProblemPart Part,
    int Index,
    string? Argument,
    EquatableArray<string> MessageArguments);

/// <summary>Collects the problems of one attribute; definitions say what must hold.</summary>
internal sealed class ProblemReporter(ProblemPart part, int index, string owner, ICollection<Problem> problems)
{
    /// <summary>The rule for an argument outside its range.</summary>
    public const string ArgumentOutOfRange = "NNG0301";

    /// <summary>The rule for a shape that a layer cannot take.</summary>
    public const string ShapeMismatch = "NNG0201";

    /// <summary>The rule for a layer that is given elements of another type.</summary>
    public const string ElementTypeMismatch = "NNG0205";

    /// <summary>The rule for a layer that is given too few or too many inputs.</summary>
    public const string WrongInputCount = "NNG0204";

    /// <summary>The rule for a loss that does not fit the head.</summary>
    public const string LossMismatch = "NNG0401";

    /// <summary>Reports an argument that is out of range: "Dense 'Dense1': Units must be at least 1, but is 0."</summary>
    public void Require(bool holds, string argument, string requirement, object? actual)
    {
        if (!holds)
        {
            Report(ArgumentOutOfRange, argument, argument, requirement, Format(actual));
        }
    }

    /// <summary>Reports any rule; the owner is the first message argument.</summary>
    public void Report(string ruleId, string? argument, params string[] messageArguments) =>
        problems.Add(new Problem(ruleId, part, index, argument, messageArguments.Prepend(owner).ToEquatableArray()));

    private static string Format(object? value) => value switch
    {
        null => "null",
        double number => ArgumentText.Of(number),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
