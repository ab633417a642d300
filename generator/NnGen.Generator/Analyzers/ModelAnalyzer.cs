using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NnGen.Generator.Analyzers.Advice;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Analyzers;

/// <summary>
/// Reports what is wrong with a model at the word that is wrong, while it is typed. It reads and checks through the same code as
/// the generator.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(KnownTypes.ModelAttribute).IsEmpty)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
                start.RegisterOperationAction(MetricAdvice.Analyze, OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var attributes = type.GetAttributes();
        if (attributes.IsEmpty)
        {
            return;
        }

        if (attributes.Any(KnownTypes.IsModel))
        {
            var reading = DeclarationReader.ReadAndCheck(type, context.Compilation);
            // Nobody can take advice on the text of another assembly.
            var advice = reading is { Problems.Count: 0, Resolved: { } model }
                ? AdvisedModel.Advise(model).Where(problem => !ProblemLocator.IsInCompiledBlock(problem, reading))
                : [];
            // What a loop or a helper repeats is one mistake.
            var reported = new HashSet<(string, Location)>();
            foreach (var problem in reading.Problems.Concat(advice))
            {
                var location = ProblemLocator.Locate(problem, reading, context.CancellationToken);
                if (reading.HasCallSites && !reported.Add((problem.RuleId, location)))
                {
                    continue;
                }

                context.ReportDiagnostic(Diagnostic.Create(Rules.Find(problem.RuleId), location, [.. problem.MessageArguments]));
            }
        }
        else if (attributes.FirstOrDefault(IsOfModels) is { } attribute)
        {
            var location = ProblemLocator.NameOf(attribute, context.CancellationToken) ?? type.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(DeclarationRules.NoModel, location, type.Name, KnownTypes.Kind(attribute)));
        }
    }

    // Layers alone may be a block.
    private static bool IsOfModels(AttributeData attribute) =>
        KnownTypes.IsInput(attribute) || KnownTypes.IsLoss(attribute) || KnownTypes.IsOptimizer(attribute) || KnownTypes.IsBudget(attribute);
}
