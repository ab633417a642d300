using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>Whether the names in emitted code would mean the types they should, looked up from inside the model class.</summary>
internal static class HidingRules
{
    /// <summary>Emitted code calls these <c>global::System</c> and <c>global::NnGen</c>.</summary>
    private static readonly string[] s_roots = ["System", nameof(NnGen)];

    private static readonly ConditionalWeakTable<Compilation, HidingMembers> s_hiding = new();

    public static void Check(DeclarationReading reading, Compilation compilation)
    {
        foreach (var root in s_roots.Where(root => !compilation.Assembly.GlobalNamespace.GetTypeMembers(root, 0).IsEmpty))
        {
            // Not even a stub could name a type.
            reading.CanBeCompleted = false;
            reading.Report(RuleIds.HiddenType, ProblemPart.Class, 0, null, root, "global::" + root);
        }

        List<INamedTypeSymbol> types = [.. TypeReader.ContainingTypes(reading.Type).Prepend(reading.Type).SelectMany(WithBases)];
        var hiding = s_hiding.GetValue(compilation, static compilation => new HidingMembers(compilation));
        List<IReadOnlyDictionary<EmittedTypeName, IReadOnlyList<ISymbol>>> around = [.. NamespacesAround(reading.Type, compilation).Select(hiding.In), hiding.Imported];
        var reported = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var name in EmittedTypeNames.All)
        {
            // As the compiler looks: types from the inside out, namespaces from the inside out, and the imported ones all at once.
            var found = types.SelectMany(type => type.GetMembers(name.Name))
                .Where(symbol => Hides(symbol, name) && !IsOurs(symbol, name, compilation))
                .Concat(around.SelectMany(space => space.TryGetValue(name, out var symbols) ? symbols : []))
                .FirstOrDefault(IsVisible);
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

    /// <summary>
    /// What hides emitted names in the namespaces of a compilation, looked up once for all models: namespaces are merged from every reference, anew
    /// after each keystroke, which is the dearest part of these rules.
    /// </summary>
    private sealed class HidingMembers(Compilation compilation)
    {
        private readonly ConcurrentDictionary<INamespaceSymbol, IReadOnlyDictionary<EmittedTypeName, IReadOnlyList<ISymbol>>> _byNamespace = new(SymbolEqualityComparer.Default);
        private readonly Lazy<IReadOnlyDictionary<EmittedTypeName, IReadOnlyList<ISymbol>>> _imported = new(() =>
        {
            List<INamespaceSymbol> spaces = [.. ImportedNamespaces(compilation)];
            return Find(name => spaces.SelectMany(space => space.GetTypeMembers(name.Name)), compilation);
        });

        /// <summary>The types of the namespaces that emitted files import.</summary>
        public IReadOnlyDictionary<EmittedTypeName, IReadOnlyList<ISymbol>> Imported => _imported.Value;

        /// <summary>The members of a namespace.</summary>
        public IReadOnlyDictionary<EmittedTypeName, IReadOnlyList<ISymbol>> In(INamespaceSymbol space) =>
            _byNamespace.GetOrAdd(space, key => Find(name => key.GetMembers(name.Name), compilation));

        private static Dictionary<EmittedTypeName, IReadOnlyList<ISymbol>> Find(Func<EmittedTypeName, IEnumerable<ISymbol>> members, Compilation compilation)
        {
            var found = new Dictionary<EmittedTypeName, IReadOnlyList<ISymbol>>();
            foreach (var name in EmittedTypeNames.All)
            {
                List<ISymbol> hiding = [.. members(name).Where(symbol => Hides(symbol, name) && !IsOurs(symbol, name, compilation))];
                if (hiding.Count > 0)
                {
                    found[name] = hiding;
                }
            }

            return found;
        }

        private static IEnumerable<INamespaceSymbol> ImportedNamespaces(Compilation compilation) =>
            EmittedTypeNames.Namespaces
                .Select(name => name.Split('.').Aggregate(
                    (INamespaceSymbol?)compilation.GlobalNamespace,
                    (space, part) => space?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault()))
                .OfType<INamespaceSymbol>();
    }
}
