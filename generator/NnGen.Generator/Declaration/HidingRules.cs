using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>Whether the names in emitted code would mean the types they should, looked up from inside the model class.</summary>
internal static class HidingRules
{
    /// <summary>Emitted code calls these <c>global::System</c> and <c>global::NnGen</c>.</summary>
    private static readonly string[] s_roots = ["System", nameof(NnGen)];

    public static void Check(DeclarationReading reading, Compilation compilation)
    {
        foreach (var root in s_roots.Where(root => !compilation.Assembly.GlobalNamespace.GetTypeMembers(root, 0).IsEmpty))
        {
            // Not even a stub could name a type.
            reading.CanBeCompleted = false;
            reading.Report(RuleIds.HiddenType, ProblemPart.Class, 0, null, root, "global::" + root);
        }

        List<INamedTypeSymbol> types = [.. TypeReader.ContainingTypes(reading.Type).Prepend(reading.Type).SelectMany(WithBases)];
        List<INamespaceSymbol> namespaces = [.. NamespacesAround(reading.Type, compilation)];
        List<INamespaceSymbol> imported = [.. ImportedNamespaces(compilation)];
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var name in EmittedTypeNames.All)
        {
            // As the compiler looks: types from the inside out, namespaces from the inside out, and the imported ones all at once.
            var found = types.SelectMany(type => type.GetMembers(name.Name))
                .Concat(namespaces.SelectMany(space => space.GetMembers(name.Name)))
                .Concat(imported.SelectMany(space => space.GetTypeMembers(name.Name)))
                .FirstOrDefault(symbol => Hides(symbol, name) && !IsOurs(symbol, name, compilation) && IsVisible(symbol));
            if (found is not null && reported.Add(found))
            {
                var described = found.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
                reading.Report(RuleIds.HiddenType, ProblemPart.Class, 0, null, described, $"{name.Namespace}.{name.Name}");
            }
        }

        bool IsVisible(ISymbol symbol) => symbol is INamespaceSymbol || compilation.IsSymbolAccessibleWithin(symbol, reading.Type);
    }

    private static bool Hides(ISymbol member, EmittedTypeName name) => member switch
    {
        INamespaceSymbol => name.Arity == 0,
        INamedTypeSymbol type => type.Arity == name.Arity && !type.IsFileLocal,
        IMethodSymbol method => name.IsInExpressions && (name.Arity == 0 || method.Arity == name.Arity),
        _ => name.IsInExpressions && name.Arity == 0,
    };

    /// <summary>A model may stand in one of our namespaces. A user's own type of the very same full name is not ours, though.</summary>
    private static bool IsOurs(ISymbol member, EmittedTypeName name, Compilation compilation) =>
        member is INamedTypeSymbol { ContainingType: null }
        && member.ContainingNamespace.ToDisplayString() == name.Namespace
        && !SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly);

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type) =>
        ClassRules.BaseTypes(type).Prepend(type).Concat(type.TypeKind == TypeKind.Interface ? type.AllInterfaces : []);

    /// <summary>The namespaces around the model, with what all assemblies have in them.</summary>
    private static IEnumerable<INamespaceSymbol> NamespacesAround(INamedTypeSymbol model, Compilation compilation)
    {
        for (var space = model.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            yield return compilation.GetCompilationNamespace(space) ?? space;
        }
    }

    private static IEnumerable<INamespaceSymbol> ImportedNamespaces(Compilation compilation) =>
        EmittedTypeNames.Namespaces
            .Select(name => name.Split('.').Aggregate(
                (INamespaceSymbol?)compilation.GlobalNamespace,
                (space, part) => space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault()))
            .OfType<INamespaceSymbol>();
}
