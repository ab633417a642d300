using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration;
using NnGen.Generator.Declaration.Forward;

namespace NnGen.Generator.Analyzers;

/// <summary>Finds the word that a problem is about.</summary>
internal static class ProblemLocator
{
    /// <summary>The argument's value if it was written, else the attribute's name, else the class's name.</summary>
    public static Location Locate(Problem problem, DeclarationReading reading, CancellationToken cancellation)
    {
        if (problem.Part == ProblemPart.Class)
        {
            return LocateInClass(problem, reading.Type);
        }

        if (problem.Part == ProblemPart.Constructor)
        {
            return ClassRules.UnchainedConstructors(reading.Type).ElementAtOrDefault(problem.Index)?.Identifier.GetLocation() ?? NameOf(reading.Type);
        }

        if (problem.Part == ProblemPart.Record)
        {
            return RecordLocator.Locate(problem, reading, cancellation) ?? NameOf(reading.Type);
        }

        if (problem.Part == ProblemPart.Place)
        {
            return reading.Places[problem.Index];
        }

        if (problem.Part is ProblemPart.LossCall or ProblemPart.LossFunction)
        {
            var call = problem.Part == ProblemPart.LossCall
                ? problem.Index
                : reading.Declaration!.LossBody!.Calls.Items.Select(c => c.Layer).ToList().IndexOf(problem.Index);
            return LocateSite(reading.LossCalls.ElementAtOrDefault(call), problem) ?? NameOf(reading.Type);
        }

        if (problem.Part == ProblemPart.Call)
        {
            return LocateCall(problem, reading, cancellation);
        }

        if (problem.Part == ProblemPart.Layer && reading.HasCallSites && problem.Index >= reading.Layers.Count)
        {
            return LocateCall(problem with { Index = CallOf(problem, reading) }, reading, cancellation);
        }

        var attributes = problem.Part switch
        {
            ProblemPart.Input => reading.Inputs,
            ProblemPart.Layer => reading.Layers,
            ProblemPart.Loss => reading.Losses,
            ProblemPart.Budget => [reading.Budget!],
            _ => reading.Optimizers,
        };
        if (problem.Index >= attributes.Count)
        {
            return NameOf(reading.Type);
        }

        if (problem.Part == ProblemPart.Layer && IsInCompiledBlock(problem, reading) && reading.LayerPlaces.ElementAtOrDefault(problem.Index) is { } place)
        {
            return place;
        }

        var attribute = attributes[problem.Index];
        return LocateArgument(attribute, problem.Argument, cancellation) ?? NameOf(attribute, cancellation) ?? NameOf(reading.Type);
    }

    /// <summary>Whether a problem is inside a compiled block, whose text nobody sees here.</summary>
    public static bool IsInCompiledBlock(Problem problem, DeclarationReading reading) => problem.Part switch
    {
        ProblemPart.Layer when problem.Index < reading.Layers.Count =>
            NameOf(reading.Layers[problem.Index], CancellationToken.None) is not { } name || !reading.Sources.IsOwn(name),
        ProblemPart.Layer or ProblemPart.Call when reading.HasCallSites => reading.CallSites.ElementAtOrDefault(CallOf(problem, reading)) is { IsCompiled: true },
        _ => false,
    };

    /// <summary>The call that a problem of a graph is about; of a function, its only one.</summary>
    private static int CallOf(Problem problem, DeclarationReading reading) => problem.Part == ProblemPart.Call
        ? problem.Index
        : reading.Declaration!.Calls.Items.Select(call => call.Layer).ToList().IndexOf(problem.Index);

    /// <summary>The name of an attribute where it is applied.</summary>
    public static Location? NameOf(AttributeData attribute, CancellationToken cancellation) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?.Name.GetLocation();

    /// <summary>The name of a class where the user declares it.</summary>
    public static Location NameOf(INamedTypeSymbol type) =>
        TypeReader.UserParts(type).FirstOrDefault()?.Identifier.GetLocation() ?? type.Locations[0];

    /// <summary>A call of a graph: the argument if it is written there, else the word that is called. In a stack, the layer at its place.</summary>
    private static Location LocateCall(Problem problem, DeclarationReading reading, CancellationToken cancellation)
    {
        if (!reading.HasCallSites)
        {
            return Locate(problem with { Part = ProblemPart.Layer, Index = reading.Declaration!.Calls[problem.Index].Layer }, reading, cancellation);
        }

        return LocateSite(reading.CallSites.ElementAtOrDefault(problem.Index), problem) ?? NameOf(reading.Type);
    }

    private static Location? LocateSite(CallSite? site, Problem problem) =>
        problem.Argument is { } argument && site is not null && site.Arguments.TryGetValue(SplitElement(argument).Name, out var written) ? written : site?.Callee;

    /// <summary>For a class, the index counts outwards, and the argument is a member.</summary>
    private static Location LocateInClass(Problem problem, INamedTypeSymbol type)
    {
        var subject = TypeReader.ContainingTypes(type).Prepend(type).ElementAtOrDefault(problem.Index) ?? type;
        var member = problem.Argument is not { } name
            ? null
            : subject.GetMembers()
                .Where(m => ClassRules.IsWritten(m) && ClassRules.ReservedNameOf(m) == name)
                .SelectMany(m => m.Locations)
                .FirstOrDefault(location => location.SourceTree is { } tree && !TypeReader.IsEmitted(tree));
        return member ?? NameOf(subject);
    }

    private static Location? LocateArgument(AttributeData attribute, string? argument, CancellationToken cancellation)
    {
        if (argument is null
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            return null;
        }

        var (name, element) = SplitElement(argument);
        var byName = arguments.FirstOrDefault(a => IsNamed(a, name));
        if (byName is not null)
        {
            return byName.Expression.GetLocation();
        }

        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        var position = parameters.Select(p => AttributeMaterializer.ArgumentName(p.Name)).ToList().IndexOf(name);
        var positional = arguments.Where(a => a.NameEquals is null && a.NameColon is null).ToList();
        if (position < 0 || position >= positional.Count)
        {
            return null;
        }

        // An array is written element by element, or as one expression.
        var isExpanded = parameters[position].IsParams && position + element < positional.Count;
        return positional[isExpanded ? position + element : position].Expression.GetLocation();
    }

    private static bool IsNamed(AttributeArgumentSyntax argument, string name) =>
        argument.NameEquals?.Name.Identifier.ValueText == name
        || argument.NameColon?.Name.Identifier.ValueText is { Length: > 0 } parameter && AttributeMaterializer.ArgumentName(parameter) == name;

    /// <summary><c>Shape[1]</c> is element 1 of Shape.</summary>
    private static (string Name, int Element) SplitElement(string argument)
    {
        var bracket = argument.IndexOf('[');
        return bracket < 0
            ? (argument, 0)
            : (argument.Substring(0, bracket), int.Parse(argument.Substring(bracket + 1).TrimEnd(']'), CultureInfo.InvariantCulture));
    }
}
