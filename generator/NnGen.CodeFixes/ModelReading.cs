using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration;
using NnGen.Generator.Utilities;

namespace NnGen.CodeFixes;

/// <summary>Reads a model as the analyzer does.</summary>
internal static class ModelReading
{
    /// <summary>The losses that are offered; all others are for special purposes.</summary>
    private static readonly string[] s_losses = ["BinaryCrossEntropy", "CrossEntropy", "MeanSquaredError"];

    /// <summary>The model that an attribute belongs to.</summary>
    public static DeclarationReading? Of(AttributeSyntax attribute, FixSubject subject) =>
        AttributeEdits.TypeOf(attribute) is { } type
        && subject.Semantics.GetDeclaredSymbol(type, subject.Cancellation) is INamedTypeSymbol symbol
        && symbol.GetAttributes().Any(KnownTypes.IsModel)
            ? DeclarationReader.ReadAndCheck(symbol, subject.Semantics.Compilation)
            : null;

    /// <summary>What is wrong with a declaration.</summary>
    public static List<Problem> Check(ModelDeclaration declaration)
    {
        var problems = new List<Problem>();
        ModelResolver.Resolve(declaration, problems);
        return problems;
    }

    /// <summary>The usual losses that fit the head: those that are made for its activation first.</summary>
    /// <param name="declaration">The model.</param>
    /// <param name="output">The output that is meant, of several.</param>
    public static IEnumerable<string> FittingLosses(ModelDeclaration declaration, OutputDeclaration? output = null)
    {
        var predicting = declaration with
        {
            Loss = null,
            LossBody = null,
            OutputLosses = EquatableArray<OutputLoss>.Empty,
            Optimizer = null,
            Outputs = output is null ? declaration.Outputs : EquatableArray.Of(output),
        };
        var problems = new List<Problem>();
        if (declaration.Typed is not null || predicting.Outputs.Count > 1 || ModelResolver.Resolve(predicting, problems) is not { CallShapes.Count: > 0 } model)
        {
            return [];
        }

        var layer = model.Layers[predicting.Calls[predicting.Output - predicting.Inputs.Count].Layer];
        return s_losses
            .Where(kind => Check(predicting with { Loss = new AttributeDeclaration(kind, EquatableArray<ArgumentDeclaration>.Empty) }).Count == 0)
            .OrderBy(kind => Rank(kind, layer.Definition.FinalActivation(layer.Attribute)));
    }

    private static int Rank(string loss, string activation) => (loss, activation) switch
    {
        ("BinaryCrossEntropy", "Sigmoid") or ("CrossEntropy", "Softmax" or "LogSoftmax") => 0,
        ("MeanSquaredError", not ("Sigmoid" or "Softmax" or "LogSoftmax")) => 1,
        _ => 2,
    };
}
