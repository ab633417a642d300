using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Analyzers;
using NnGen.Generator.Declaration;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Incremental;

/// <summary>The result of the pipeline's first step: its location changes with every edit of its file, so that no source is made from it.</summary>
/// <param name="Source">What source is made from; null when nothing can be emitted.</param>
/// <param name="TypeName">The name of the class.</param>
/// <param name="Location">Where the class is named.</param>
/// <param name="RuleIds">The rules that it breaks.</param>
internal sealed record ModelReading(ModelSource? Source, string TypeName, Location Location, EquatableArray<string> RuleIds)
{
    private static readonly ReadingMemory<ModelReading> s_memory = new();

    /// <summary>Whether a node may be a part of a model. Looks at the text alone, since it is asked for every node.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax { AttributeLists.Count: > 0 } or RecordDeclarationSyntax { AttributeLists.Count: > 0 };

    /// <summary>The model of a candidate, or null for other classes and for other parts of a model.</summary>
    public static ModelReading? Read(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var compilation = context.SemanticModel.Compilation;
        return AttributeNames.MayBeModel((TypeDeclarationSyntax)context.Node, CompilationFingerprint.Of(compilation).Aliases)
            ? s_memory.Recall(context.Node, compilation, files => Read(context, files, cancellation))
            : null;
    }

    private static ModelReading? Read(GeneratorSyntaxContext context, ISet<SyntaxTree> files, CancellationToken cancellation)
    {
        // Two of [Model], on two parts or of two kinds, are an error; the second must not become a second file of the same name.
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is not INamedTypeSymbol type
            || type.GetAttributes().FirstOrDefault(KnownTypes.IsModel)?.ApplicationSyntaxReference is not { } model
            || model.SyntaxTree != context.Node.SyntaxTree
            || !context.Node.Span.Contains(model.Span)
            || model.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() != context.Node)
        {
            return null;
        }

        var reading = DeclarationReader.ReadAndCheck(type, context.SemanticModel.Compilation);
        files.UnionWith(reading.Sources.FilesRead);
        return new ModelReading(
            reading.ToSource(), type.Name, ProblemLocator.NameOf(type), reading.Problems.Select(problem => problem.RuleId).Distinct().ToEquatableArray());
    }
}
