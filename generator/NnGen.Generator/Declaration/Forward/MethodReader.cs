using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Emission;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>Checks the head of <c>Forward</c>, and reads its body into calls and outputs.</summary>
internal static class MethodReader
{
    /// <summary>The layers and calls of a graph, with what it predicts.</summary>
    /// <param name="reading">What was found of the class.</param>
    /// <param name="layers">The layers of its properties, as many as could be read: index by index those of the reading.</param>
    /// <param name="inputs">The inputs, one for each parameter, as far as they could be read.</param>
    public static (IReadOnlyList<LayerDeclaration> Layers, IReadOnlyList<CallDeclaration> Calls, IReadOnlyList<OutputDeclaration> Outputs) Read(
        DeclarationReading reading, IReadOnlyList<LayerDeclaration> layers, IReadOnlyList<InputDeclaration> inputs)
    {
        OutputDeclaration[] unknown = [new OutputDeclaration("", -1)];
        if (reading.Graph!.Forward is not { } method)
        {
            reading.Report(RuleIds.NoForward, ProblemPart.Class, 0, null, reading.Type.Name);
            return (layers, [], unknown);
        }

        if (!CheckHead(reading, method))
        {
            return (layers, [], unknown);
        }

        var reader = new ForwardReader(reading, reading.CallSites);
        reader.Layers.AddRange(layers);

        reader.Inputs.AddRange(inputs);
        var isKnown = inputs.Count == method.Parameters.Length;
        var arguments = method.Parameters
            .Select((parameter, i) => (Parameter: (ISymbol)parameter, Value: isKnown ? new NodeValue(i) : ForwardValue.Unknown))
            .ToDictionary(p => p.Parameter, p => p.Value, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);
        var result = reader.EnterBlock(method, arguments, new BlockScope(Path: "", BlockRunner.ScopeOf(reading.Members), Hyperparameters: null), method.Locations[0]);
        if (result is NodeValue node)
        {
            return (reader.Layers, reader.Calls, [OutputOf(reading, method, "", node, inputs.Count)]);
        }

        if (result is TupleValue tuple && OutputNames(method) is var names && names.Count == tuple.Items.Count && tuple.Items.Items.All(item => item is NodeValue))
        {
            return (reader.Layers, reader.Calls, [.. tuple.Items.Items.Zip(names, (item, name) => OutputOf(reading, method, name.Name, (NodeValue)item, inputs.Count))]);
        }

        // Where nothing was reported, the compiler has something to say: a local without a value, a way without a return.
        reading.HasCompilerErrors = true;
        return (reader.Layers, reader.Calls, unknown);
    }

    private static OutputDeclaration OutputOf(DeclarationReading reading, IMethodSymbol method, string name, NodeValue node, int inputs)
    {
        if (node.Number < inputs)
        {
            reading.ReportAt(method.Locations[0], RuleIds.InvalidForward, "it must return what a layer or a function gives, not an input");
            return new OutputDeclaration(name, -1);
        }

        return new OutputDeclaration(name, node.Number);
    }

    /// <summary>The outputs of a graph that gives a tuple, by their names; none of one that gives a value.</summary>
    public static IReadOnlyList<(string Name, Location Place)> OutputNames(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple
            ? [.. tuple.TupleElements.Select((element, i) => (
                element.IsExplicitlyNamedTupleElement ? element.Name : FormattableString.Invariant($"Output{i + 1}"),
                element.IsExplicitlyNamedTupleElement && element.Locations.Length > 0 ? element.Locations[0] : method.Locations[0]))]
            : [];

    private static bool IsTupleOfNodes(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(e => KnownTypes.IsNode(e.Type));

    private static bool CheckHead(DeclarationReading reading, IMethodSymbol method)
    {
        var syntax = method.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault();
        var obstacle = true switch
        {
            _ when syntax is null => "it is no method",
            _ when method.IsGenericMethod => "it has type parameters",
            _ when method.IsAsync => "it is async",
            _ when method.IsAbstract || method.IsExtern || (syntax.Body is null && syntax.ExpressionBody is null && method.PartialImplementationPart is null) => "it has no body",
            _ when method.ReturnType.TypeKind == TypeKind.Error => "",
            _ when !KnownTypes.IsNode(method.ReturnType) && !IsTupleOfNodes(method.ReturnType) => "it must return a Node, or a tuple of them",
            _ => null,
        };
        if (obstacle is not null)
        {
            if (obstacle.Length > 0)
            {
                reading.ReportAt(method.Locations[0], RuleIds.InvalidForward, obstacle);
            }
            else
            {
                reading.HasCompilerErrors = true;
            }

            return false;
        }

        foreach (var parameter in method.Parameters)
        {
            CheckParameter(reading, parameter);
        }

        CheckNames(reading, method);
        return true;
    }

    /// <summary>Several inputs are parameters and properties of generated members, which have others beside.</summary>
    private static void CheckNames(DeclarationReading reading, IMethodSymbol method)
    {
        var taken = new HashSet<string>(InputSignature.OtherNames, StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in method.Parameters.Length > 1 ? method.Parameters : [])
        {
            if (!taken.Add(parameter.Name))
            {
                reading.ReportAt(parameter.Locations[0], RuleIds.InvalidForward, $"generated members have something else called '{parameter.Name}'");
            }
        }

        foreach (var (name, place) in OutputNames(method))
        {
            // InputSize and OutputSize are those of all; the class may have a member of its own that is called as a size.
            var size = Identifiers.Pascal(name) + "Size";
            if (!taken.Add(name) || size is "InputSize" or "OutputSize" || reading.Type.GetMembers(size).Any(ClassRules.IsWritten))
            {
                reading.ReportAt(place, RuleIds.InvalidForward, $"generated members have something else called '{name}' or '{size}'");
            }
        }
    }

    private static void CheckParameter(DeclarationReading reading, IParameterSymbol parameter)
    {
        var obstacle = true switch
        {
            _ when parameter.Type.TypeKind == TypeKind.Error => null,
            _ when !KnownTypes.IsNode(parameter.Type) || parameter.RefKind != RefKind.None => "each parameter must be a Node, by value",
            _ when !parameter.GetAttributes().Any(KnownTypes.IsInput) => $"the parameter '{parameter.Name}' needs its shape: [Input(30)] Node {parameter.Name}",
            _ => null,
        };
        if (obstacle is not null)
        {
            reading.ReportAt(parameter.Locations[0], RuleIds.InvalidForward, obstacle);
        }
    }
}
