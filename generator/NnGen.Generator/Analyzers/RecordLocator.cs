using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Records;

namespace NnGen.Generator.Analyzers;

/// <summary>Finds the word that a problem with the types of a model is about.</summary>
internal static class RecordLocator
{
    /// <summary>The type of the property where the user declares it, else the type argument in <c>[Model&lt;…&gt;]</c>.</summary>
    public static Location? Locate(Problem problem, DeclarationReading reading, CancellationToken cancellation)
    {
        var property = problem.Argument is { } name
            && reading.TypedModel!.AttributeClass!.TypeArguments[problem.Index] is INamedTypeSymbol record
            ? RecordSymbols.Properties(record).FirstOrDefault(p => p.Name == name)
            : null;
        return property?.OriginalDefinition.DeclaringSyntaxReferences
                .Select(reference => TypeOf(reference.GetSyntax(cancellation)))
                .FirstOrDefault()?.GetLocation()
            ?? TypeArgument(reading.TypedModel!, problem.Index, cancellation)?.GetLocation();
    }

    private static TypeSyntax? TypeOf(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Type,
        ParameterSyntax parameter => parameter.Type,
        _ => null,
    };

    private static TypeSyntax? TypeArgument(AttributeData model, int index, CancellationToken cancellation) =>
        (model.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?.Name
            .DescendantNodesAndSelf()
            .OfType<GenericNameSyntax>()
            .FirstOrDefault()?.TypeArgumentList.Arguments.ElementAtOrDefault(index);
}
