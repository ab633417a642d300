using System.Globalization;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration.Blocks;

/// <summary>Reads what blocks and rows of layers compute, as calls of their layers.</summary>
internal static class BlockRunner
{
    private static readonly Dictionary<string, Location> s_noArguments = [];

    /// <summary>What members give, one after the other.</summary>
    public static ForwardValue Chain(IReadOnlyList<Member> members, ForwardValue value, ForwardReader reader)
    {
        foreach (var member in members)
        {
            value = member switch
            {
                LayerMember { Index: >= 0 } layer => reader.Call(layer.Index, [value], new CallSite(member.Place, s_noArguments)),
                BlockMember block => Call(block, [value], member.Place, reader),
                _ => ForwardValue.Unknown,
            };
        }

        return value;
    }

    /// <summary>What a block gives: each repetition is given what the one before gave, and the other inputs as they are.</summary>
    public static ForwardValue Call(BlockMember block, IReadOnlyList<ForwardValue> inputs, Location place, ForwardReader reader)
    {
        var needed = block.Instances[0].Forward?.Parameters.Length ?? 1;
        if (inputs.Count != needed)
        {
            reader.Report(
                place,
                RuleIds.InvalidBlock,
                block.Type.Name,
                $"it takes {Count(needed)}, but is given {inputs.Count.ToString(CultureInfo.InvariantCulture)}");
            return ForwardValue.Unknown;
        }

        var values = inputs.ToList();
        for (var i = 0; i < block.Instances.Count; i++)
        {
            values[0] = Run(block.Instances[i], block.PathOf(i), values, place, reader);
        }

        return values[0];
    }

    /// <summary>What properties stand for while the text of their class is read.</summary>
    public static IReadOnlyDictionary<IPropertySymbol, ForwardValue> ScopeOf(IEnumerable<Member> members) =>
        members.Where(member => member.Property is not null).ToDictionary(
            member => member.Property!, member => member.Value, (IEqualityComparer<IPropertySymbol>)SymbolEqualityComparer.Default);

    private static ForwardValue Run(BlockInstance instance, string path, List<ForwardValue> inputs, Location place, ForwardReader reader)
    {
        if (instance.Forward is not { } forward)
        {
            return Chain(instance.Members, inputs[0], reader);
        }

        var arguments = new Dictionary<ISymbol, ForwardValue>(SymbolEqualityComparer.Default);
        for (var i = 0; i < inputs.Count; i++)
        {
            arguments[forward.Parameters[i]] = inputs[i];
        }

        return reader.EnterBlock(forward, arguments, new BlockScope(path, ScopeOf(instance.Members), instance.Hyperparameters), place);
    }

    private static string Count(int inputs) => $"{inputs.ToString(CultureInfo.InvariantCulture)} input{(inputs == 1 ? "" : "s")}";
}
