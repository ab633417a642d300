using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NnGen.Generator.Analyzers;
using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Emission;
using NnGen.Generator.Incremental;
using NnGen.Generator.Utilities;

namespace NnGen.Generator;

/// <summary>
/// The incremental pipeline: classes with <c>[Model]</c> → declarations, equal by value → source. Problems are reported by
/// <see cref="ModelAnalyzer"/>; the generator adds one error per invalid model, so that none is silent when analyzers are off.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NnGenerator : IIncrementalGenerator
{
    private const string TrainingProperty = "build_property.NnGenTraining";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var training = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) =>
                !options.GlobalOptions.TryGetValue(TrainingProperty, out var text) || !bool.TryParse(text, out var value) || value)
            .WithTrackingName(TrackingNames.Training);
        RegisterModels(context, training);
        var blocks = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => BlockSource.IsCandidate(node), BlockSource.Read)
            .Where(static block => block is not null)
            .WithTrackingName(TrackingNames.Block);
        context.RegisterSourceOutput(blocks, static (output, block) => EmitBlock(output, block!));
        var compiled = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => CompiledBlockSource.IsCandidate(node), CompiledBlockSource.Read)
            .Where(static block => block is not null)
            .WithTrackingName(TrackingNames.CompiledBlock);
        context.RegisterSourceOutput(compiled, static (output, block) => EmitCompiled(output, block!));
    }

    private static void RegisterModels(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<bool> training)
    {
        // Not ForAttributeWithMetadataName: it binds the attributes of all models again after each edit of any file, which cost more than all else.
        var readings = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => ModelReading.IsCandidate(node), ModelReading.Read)
            .Where(static reading => reading is not null)
            .WithTrackingName(TrackingNames.Read);
        var models = readings
            .Select(static (reading, _) => reading!.Source)
            .Where(static source => source is not null)
            .WithTrackingName(TrackingNames.Model)
            .Combine(training)
            .Select(static (pair, _) => pair.Right ? pair.Left! : pair.Left!.WithoutTraining())
            .WithTrackingName(TrackingNames.Emitted);

        context.RegisterSourceOutput(models, static (output, model) => Emit(output, model));
        // A second output from the raw reading: its locations are real, which #pragma needs, and change with every edit.
        context.RegisterSourceOutput(readings, static (output, reading) => Report(output, reading!));
    }

    private static void Report(SourceProductionContext output, ModelReading reading)
    {
        if (reading.RuleIds.Count > 0)
        {
            output.ReportDiagnostic(Diagnostic.Create(DeclarationRules.NotGenerated, reading.Location, reading.TypeName, string.Join(", ", reading.RuleIds.Items)));
        }
    }

    private static void Emit(SourceProductionContext output, ModelSource model)
    {
        using var culture = InvariantCulture.Enter();
        IReadOnlyList<GeneratedFile> files;
        try
        {
            files = EmitFiles(model);
        }
#pragma warning disable CA1031 // One exception would take the output of all models with it.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            output.ReportDiagnostic(Diagnostic.Create(DeclarationRules.InternalError, Location.None, model.Declaration.Type.Name, exception.Message));
            files = [InvalidModelEmitter.Emit(model with { Obstacle = RuleIds.InternalError })];
        }

        foreach (var file in files)
        {
            Add(output, file);
        }
    }

    private static void EmitBlock(SourceProductionContext output, BlockSource block)
    {
        using var culture = InvariantCulture.Enter();
        Add(output, LayerPropertyEmitter.EmitBlock(block));
    }

    private static void EmitCompiled(SourceProductionContext output, CompiledBlockSource block)
    {
        using var culture = InvariantCulture.Enter();
        if (block.Failure is { } failure)
        {
            output.ReportDiagnostic(Diagnostic.Create(DeclarationRules.InternalError, Location.None, block.Name, failure));
            return;
        }

        Add(output, CompiledBlockEmitter.Emit(block));
    }

    private static void Add(SourceProductionContext output, GeneratedFile file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));

    private static IReadOnlyList<GeneratedFile> EmitFiles(ModelSource model)
    {
        if (model.Obstacle is not null)
        {
            return [InvalidModelEmitter.Emit(model)];
        }

        var problems = new List<Problem>();
        var resolved = ModelResolver.Resolve(model.Declaration, problems)
            ?? throw new InvalidOperationException("The declaration passed its checks once, but not again.");
        var files = ModelEmitter.Emit(resolved);
        var names = new HashSet<string>(files.Select(file => file.HintName), StringComparer.OrdinalIgnoreCase);
        return names.Count == files.Count ? files : throw new InvalidOperationException("Two files have the same name.");
    }
}
