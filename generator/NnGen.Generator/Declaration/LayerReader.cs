using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Analyzers;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Emission;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>Reads the layers of a class and of its blocks, and names them.</summary>
internal sealed class LayerReader(DeclarationReading reading)
{
    // The parts of paths begin with a capital in generated code, without the points: dense1 and Dense1 would be one.
    private readonly HashSet<string> _identifiers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, LayerDeclaration> _declarations = [];

    /// <summary>The layers that could be read; the attributes of the reading are put in their order, those of the others behind.</summary>
    /// <param name="reading">What was found of the class.</param>
    /// <param name="firstName">The name of a layer that comes before, if there is one.</param>
    public static EquatableArray<LayerDeclaration> Read(DeclarationReading reading, string? firstName)
    {
        if (reading.Layers.Count == 0 && reading.Graph is null)
        {
            reading.Report(RuleIds.NoLayers, ProblemPart.Class, 0, null, reading.Type.Name);
        }

        if (reading.Graph is null)
        {
            CheckOnePart(reading);
        }

        var expansion = new BlockExpansion(reading);
        reading.Members.AddRange(reading.Layers.Select(layer => expansion.Read(layer, reading.Graph?.PropertyOf(layer))).OfType<Member>());
        reading.HasAllMembers = expansion.IsComplete;
        var layers = expansion.Layers.OrderBy(layer => layer.Arguments is null ? 1 : 0).ToList();
        reading.Layers.Clear();
        reading.Layers.AddRange(layers.Select(layer => layer.Attribute));
        reading.LayerPlaces.AddRange(layers.Select(layer => layer.Place));
        for (var index = 0; index < layers.Count; index++)
        {
            CheckKnown(reading, layers[index], index);
        }

        var reader = new LayerReader(reading);
        reader.Declare(reading.Members, "", firstName);
        return Enumerable.Range(0, layers.Count).Where(reader._declarations.ContainsKey).Select(index => reader._declarations[index]).ToEquatableArray();
    }

    private static void CheckKnown(DeclarationReading reading, LayerMember layer, int index)
    {
        if (layer.Arguments is not null)
        {
            layer.Index = index;
        }
        else if (BlockExpansion.IsKnown(layer.Attribute))
        {
            reading.HasCompilerErrors = true;
        }
        else
        {
            reading.Report(RuleIds.UnknownAttribute, ProblemPart.Layer, index, null, layer.Kind, "layer");
        }
    }

    private void Declare(IReadOnlyList<Member> members, string path, string? firstName)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (firstName is not null)
        {
            names.Add(firstName, firstName);
        }

        var known = members.Where(member => member is not LayerMember { Index: < 0 }).ToList();
        foreach (var (member, name) in known.Zip(NamesOf(known), (member, name) => (member, name)))
        {
            CheckName(member);
            var full = path.Length == 0 ? name : $"{path}.{name}";
            if (names.TryGetValue(name, out var taken) || (member is LayerMember && !_identifiers.Add(Identifiers.OfParameter(full)) && (taken = full) is not null))
            {
                Report(member, RuleIds.DuplicateLayerName, name, taken!);
            }

            names[name] = name;
            Declare(member, full);
        }
    }

    private void Declare(Member member, string path)
    {
        member.Path = path;
        if (member is LayerMember layer)
        {
            var others = layer.Arguments!.Value.Items.Where(a => a.Name != nameof(LayerAttribute.Name)).ToEquatableArray();
            _declarations.Add(layer.Index, new LayerDeclaration(path, new AttributeDeclaration(layer.Kind, others)));
            return;
        }

        var block = (BlockMember)member;
        for (var i = 0; i < block.Instances.Count; i++)
        {
            Declare(block.Instances[i].Members, block.PathOf(i), firstName: null);
        }
    }

    /// <summary>What members are called: as the user says, as their properties, or by their kinds and numbers.</summary>
    public static IEnumerable<string> NamesOf(IEnumerable<Member> members)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            ordinals[member.Kind] = ordinals.TryGetValue(member.Kind, out var count) ? count + 1 : 1;
            yield return GivenName(member) ?? member.Kind + ordinals[member.Kind].ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The name that the user gave, or that of the property; null in a stack without one.</summary>
    private static string? GivenName(Member member) =>
        member.Attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(LayerAttribute.Name)).Value.Value as string ?? member.Property?.Name;

    private void CheckName(Member member)
    {
        // The compiler leaves out formatting characters, which makes two names equal that look different here.
        if (GivenName(member) is { } name
            && (!SyntaxFacts.IsValidIdentifier(name) || name.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None))
        {
            Report(member, RuleIds.InvalidLayerName, name);
        }
    }

    private void Report(Member member, string ruleId, params string[] messageArguments)
    {
        if (member is LayerMember layer)
        {
            reading.Report(ruleId, ProblemPart.Layer, layer.Index, nameof(LayerAttribute.Name), messageArguments);
        }
        else
        {
            reading.ReportAt(member.Place, ruleId, messageArguments);
        }
    }

    /// <summary>The order of layers is that of the source, which two parts of a class do not have.</summary>
    private static void CheckOnePart(DeclarationReading reading)
    {
        var first = reading.Layers.Select(Part).FirstOrDefault();
        var other = reading.Layers.FindIndex(layer => Part(layer) != first);
        if (other >= 0)
        {
            reading.ReportAt(ProblemLocator.NameOf(reading.Layers[other], CancellationToken.None) ?? Location.None, RuleIds.LayersOnTwoParts, reading.Type.Name);
        }

        static SyntaxNode? Part(AttributeData layer) =>
            layer.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }
}
