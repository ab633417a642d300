using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Incremental;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>A class with properties that stand for layers, which is no model: its properties need another part.</summary>
internal sealed record BlockSource(TypeDeclaration Type, EquatableArray<PropertyDeclaration> Properties)
{
    private static readonly ReadingMemory<BlockSource> s_memory = new();

    /// <summary>Whether a node may be the first property of such a class. Looks at the text alone, since it is asked for every node.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is PropertyDeclarationSyntax property && MayBeLayer(property)
        && property.Parent is TypeDeclarationSyntax type && type.Members.OfType<PropertyDeclarationSyntax>().First(MayBeLayer) == property;

    /// <summary>The class of a candidate, or null for models, for other parts of a class, and for what cannot be completed.</summary>
    public static BlockSource? Read(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        s_memory.Recall(context.Node, context.SemanticModel.Compilation, files => ReadAnew(context, files, cancellation));

    private static BlockSource? ReadAnew(GeneratorSyntaxContext context, ISet<SyntaxTree> files, CancellationToken cancellation)
    {
        using var culture = InvariantCulture.Enter();
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation)?.ContainingType is not { } type)
        {
            return null;
        }

        files.UnionWith(ReadableSources.FilesOf(type));
        if (type.GetAttributes().Any(KnownTypes.IsModel)
            || TypeReader.IsUnfinished(type)
            || !TypeReader.ContainingTypes(type).Prepend(type).All(around => TypeReader.IsPartial(around) && !around.IsFileLocal))
        {
            return null;
        }

        var layers = type.GetMembers().OfType<IPropertySymbol>().Where(p => ClassRules.IsWritten(p) && p.IsPartialDefinition && KnownTypes.IsLayerDelegate(p.Type)).ToList();
        var first = layers.FirstOrDefault()?.DeclaringSyntaxReferences.FirstOrDefault();
        var signatures = layers.Where(property => !GraphReader.HasOwnBody(property)).Select(Property).OfType<PropertyDeclaration>().ToEquatableArray();
        return first?.SyntaxTree == context.Node.SyntaxTree && first.Span == context.Node.Span && signatures.Count > 0
            ? new BlockSource(TypeReader.Read(type), signatures)
            : null;
    }

    private static PropertyDeclaration? Property(IPropertySymbol property)
    {
        var attribute = property.GetAttributes().FirstOrDefault(BlockExpansion.IsKnown);
        return GraphReader.Signature(property) is { } signature
            ? new PropertyDeclaration(signature, property.Name, DocumentationReader.Read(property))
            {
                Attribute = attribute is not null && ArgumentReader.Read(attribute) is { } arguments ? new AttributeDeclaration(KnownTypes.Kind(attribute), arguments) : null,
            }
            : null;
    }

    private static bool MayBeLayer(PropertyDeclarationSyntax property) =>
        property.Modifiers.Any(SyntaxKind.PartialKeyword) && property.Type is SimpleNameSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax;
}
