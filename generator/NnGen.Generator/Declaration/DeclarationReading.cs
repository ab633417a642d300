using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>
/// The result of reading one class: its declaration, what is wrong with it, and the attributes that problems point to. Holds
/// symbols: it never leaves the step that made it.
/// </summary>
internal sealed class DeclarationReading(INamedTypeSymbol type, ReadableSources sources)
{
    private readonly Stack<Location> _uses = new();

    /// <summary>The class.</summary>
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The texts that can be bound.</summary>
    public ReadableSources Sources => sources;

    /// <summary>What could be read.</summary>
    public ModelDeclaration? Declaration { get; set; }

    /// <summary>The declaration with its real attributes, when no mistake was found in it.</summary>
    public ResolvedModel? Resolved { get; set; }

    /// <summary>The mistakes that were found, in the order of the rules' stages.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Whether an attribute has errors that the compiler reports.</summary>
    public bool HasCompilerErrors { get; set; }

    /// <summary>Whether another part of the class can be emitted at all.</summary>
    public bool CanBeCompleted { get; set; } = true;

    /// <summary>The reserved members that the user declared.</summary>
    public EquatableArray<string> TakenNames { get; set; }

    /// <summary>The attribute that names the types which the model reads and predicts, or null.</summary>
    public AttributeData? TypedModel { get; set; }

    /// <summary>What makes the class a graph; null for a stack.</summary>
    public GraphReading? Graph { get; set; }

    /// <summary>The user's own loss as a method, or null.</summary>
    public IMethodSymbol? LossMethod { get; set; }

    /// <summary>Where each call of it stands.</summary>
    public List<CallSite> LossCalls { get; } = [];

    /// <summary>The layers and blocks in the order of the source, without what could not be read.</summary>
    public List<Member> Members { get; } = [];

    /// <summary>Whether every attribute of a layer or a block became a member.</summary>
    public bool HasAllMembers { get; set; } = true;

    /// <summary>Whether there is a block.</summary>
    public bool HasBlocks => Members.Exists(member => member is BlockMember);

    /// <summary>Whether calls have places of their own, as in graphs and in blocks; in a plain stack a call is its layer's attribute.</summary>
    public bool HasCallSites { get; set; }

    /// <summary>Where each call of the declaration stands.</summary>
    public List<CallSite> CallSites { get; } = [];

    /// <summary>Where problems are that no attribute has.</summary>
    public List<Location> Places { get; } = [];

    public List<AttributeData> Inputs { get; } = [];

    /// <summary>The layers, index by index those of the declaration.</summary>
    public List<AttributeData> Layers { get; } = [];

    /// <summary>Where each of these is in the user's text; for one inside a compiled block, where that is used. Empty until all are read.</summary>
    public List<Location> LayerPlaces { get; } = [];

    public List<AttributeData> Losses { get; } = [];

    public List<AttributeData> Optimizers { get; } = [];

    /// <summary>The limits of what the model may cost, or null.</summary>
    public AttributeData? Budget { get; set; }

    /// <summary>What the pipeline carries: no symbol, no location; null when nothing can be emitted.</summary>
    public ModelSource? ToSource() => Declaration is { } declaration && CanBeCompleted
        ? new ModelSource(declaration, Problems.Count > 0 ? Problems[0].RuleId : HasCompilerErrors ? "" : null, TakenNames)
        : null;

    /// <summary>From now on, what is not in the user's text is reported at a place that is: where a compiled block is used.</summary>
    public void EnterUse(Location place) => _uses.Push(PlaceInText(place));

    /// <summary>Ends the use that was entered last.</summary>
    public void LeaveUse() => _uses.Pop();

    /// <summary>A place in the user's text for one that may be elsewhere.</summary>
    public Location PlaceInText(Location place) => sources.IsOwn(place) || _uses.Count == 0 ? place : _uses.Peek();

    /// <summary>Notes a mistake at a place in the text.</summary>
    public void ReportAt(Location place, string ruleId, params string[] messageArguments)
    {
        Places.Add(PlaceInText(place));
        Report(ruleId, ProblemPart.Place, Places.Count - 1, null, messageArguments);
    }

    /// <summary>Notes a mistake.</summary>
    public void Report(string ruleId, ProblemPart part, int index, string? argument, params string[] messageArguments) =>
        Problems.Add(new Problem(ruleId, part, index, argument, messageArguments.ToEquatableArray()));
}
