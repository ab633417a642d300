using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Diagnostics;

public class EmittedTypeNamesTests
{
    /// <summary>Models that have, together, every layer, loss and optimizer, in sizes small and large.</summary>
    private const string Models = """
        using NnGen;
        namespace Models;

        [Model, Input(4, 8), Normalization, Flatten, Dense(40, Activation.ReLU, L2 = 0.1), Dropout(0.5), Dense(64, Activation.GELU), LeakyReLU(0.1)]
        [Dense(10), Softmax, CrossEntropy, Adam]
        partial class Classifier;

        [Model, Input(784), Dense(512, Activation.ELU), Tanh, Dense(300, Activation.Softplus), Dense(1, Activation.Sigmoid), BinaryCrossEntropy, SGD(Momentum = 0.9)]
        partial class Large;

        [Model, Input(3), Dense(5, Activation.SiLU), ReLU, Sigmoid, SiLU, GELU, ELU, Softplus, Dense(3), MeanSquaredError, AdamW]
        partial class Regression;

        [Model, Input(2), Dense(3, L1 = 0.1, KernelInitializer = Initializer.HeNormal), MeanAbsoluteError, SGD]
        partial class Absolute;

        [Model, Input(3), Dense(5), Triplet, SGD]
        partial class Embedder;

        [Model, Input(3), Dense(5), MeanSquaredError, Lamb]
        partial class Layerwise;

        [Model, Input(5, 7), Dense(3), Dropout(0.3), Flatten]
        partial class Predictor;

        [Model, Input(5, ElementType = ElementType.Int32), Embedding(7, 3), Flatten, Dense(3), MeanSquaredError, SGD]
        partial class Tokens;

        [Model, Input(6, 6, 3), Conv2D(5, 3), Conv2D(5, 3), Flatten, Dense(1), MeanSquaredError, SGD]
        partial class Images;

        [Model, MeanSquaredError, SGD]
        partial class Graph
        {
            [Dense(3)] partial Layer A { get; }
            Node Forward([Input(3)] Node x, [Input(3)] Node y) => A(x + y);
        }
        """;

    [Fact]
    public void The_list_has_exactly_the_types_that_emitted_code_names_without_their_namespaces()
    {
        var outcome = GeneratorHarness.Run(Models, Sources.TumourClassifier, Sources.Predictor);
        Assert.Empty(outcome.CompilerProblems);

        var used = outcome.Compilation.SyntaxTrees
            .Where(tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .SelectMany(tree => Unqualified(tree.GetRoot(), outcome.Compilation.GetSemanticModel(tree)))
            .GroupBy(name => name with { IsInExpressions = false })
            .Select(group => group.Key with { IsInExpressions = group.Any(name => name.IsInExpressions) });

        Assert.Equal(Sorted(used), Sorted(EmittedTypeNames.All));
    }

    private static IEnumerable<EmittedTypeName> Unqualified(SyntaxNode root, SemanticModel model) =>
        from name in root.DescendantNodes().OfType<SimpleNameSyntax>()
        where name is not IdentifierNameSyntax { IsVar: true }
            && name.Parent is not QualifiedNameSyntax and not AliasQualifiedNameSyntax
            && (name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
            && !name.Ancestors().OfType<UsingDirectiveSyntax>().Any()
        let type = Bound(model.GetSymbolInfo(name).Symbol)
        where type is { ContainingType: null, SpecialType: not SpecialType.System_IntPtr } && type.Locations.All(location => !location.IsInSource)
        select new EmittedTypeName(
            type.ContainingNamespace.ToDisplayString(), type.Name, type.Arity, IsInExpressions: !SyntaxFacts.IsInTypeOnlyContext(name));

    /// <summary>The type that a name means; that of a constructor for the name of an attribute.</summary>
    private static INamedTypeSymbol? Bound(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
        _ => null,
    };

    private static IEnumerable<string> Sorted(IEnumerable<EmittedTypeName> names) => names.Select(name => name.ToString()).Order(StringComparer.Ordinal);
}
