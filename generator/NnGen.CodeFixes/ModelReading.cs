using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration;
using NnGen.Generator.Utilities;

namespace NnGen.CodeFixes;

/// <summary>Reads a model as the analyzer does, so that a fix is offered only when it mends the problem.</summary>
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

    /// <summary>The index of the layer that an attribute declares, or -1.</summary>
    public static int LayerOf(DeclarationReading reading, AttributeSyntax attribute) =>
        reading.Layers.FindIndex(layer => layer.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == attribute.SyntaxTree && reference.Span == attribute.Span);

    /// <summary>The declaration of a stack with one more layer before the one of an index.</summary>
    public static ModelDeclaration? WithLayer(ModelDeclaration declaration, int index, string kind)
    {
        // Only a straight line can be told by its layers alone.
        var isStack = declaration.Typed is null
            && declaration.Inputs.Count == 1
            && declaration.Calls.Count == declaration.Layers.Count
            && declaration.Calls.Items.Select((call, i) => call.Layer == i && call.Inputs.Count == 1 && call.Inputs[0] == i).All(follows => follows);
        if (!isStack)
        {
            return null;
        }

        var layers = declaration.Layers.Items.Insert(index, new LayerDeclaration("InsertedByFix", new AttributeDeclaration(kind, EquatableArray<ArgumentDeclaration>.Empty)));
        return declaration with
        {
            Layers = layers.ToEquatableArray(),
            Calls = Enumerable.Range(0, layers.Length).Select(i => new CallDeclaration(i, EquatableArray.Of(i))).ToEquatableArray(),
        };
    }

    /// <summary>What is wrong with a declaration.</summary>
    public static List<Problem> Check(ModelDeclaration declaration)
    {
        var problems = new List<Problem>();
        ModelResolver.Resolve(declaration, problems);
        return problems;
    }

    /// <summary>The usual losses that fit the head: those that are made for its activation first.</summary>
    public static IEnumerable<string> FittingLosses(ModelDeclaration declaration)
    {
        var predicting = declaration with { Loss = null, Optimizer = null };
        var problems = new List<Problem>();
        if (declaration.Typed is not null || ModelResolver.Resolve(predicting, problems) is not { CallShapes.Count: > 0 } model)
        {
            return [];
        }

        var layer = model.Layers[declaration.Calls[declaration.Calls.Count - 1].Layer];
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
