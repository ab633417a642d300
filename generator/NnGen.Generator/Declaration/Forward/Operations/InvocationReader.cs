using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration.Forward.Operations;

/// <summary>Calls: of layers, of functions for graphs, and of the user's own methods, whose bodies are read in place.</summary>
internal sealed class InvocationReader() : OperationReader<IInvocationOperation>(OperationKind.Invocation)
{
    protected override ForwardValue Read(IInvocationOperation operation, ForwardReader reader)
    {
        var method = operation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke && KnownTypes.IsLayerDelegate(method.ContainingType))
        {
            var layer = operation.Instance is null ? ForwardValue.Unknown : reader.Read(operation.Instance);
            var inputs = Nodes(operation, reader);
            return layer switch
            {
                LayerValue { Layer: var index } => reader.Call(index, inputs, Site(operation)),
                BlockValue { Block: var block } => BlockRunner.Call(block, inputs, Callee(operation), reader),
                _ => ForwardValue.Unknown,
            };
        }

        if (KnownTypes.IsFunctions(method.ContainingType))
        {
            return CallFunction(operation, reader);
        }

        if (method.MethodKind == MethodKind.Ordinary && method.Locations.Any(l => l.IsInSource))
        {
            return Enter(operation, reader);
        }

        reader.Report(Callee(operation), RuleIds.UnknownCall, method.Name);
        return ForwardValue.Unknown;
    }

    /// <summary>The values that are given to a layer.</summary>
    private static List<ForwardValue> Nodes(IInvocationOperation operation, ForwardReader reader) =>
        [.. operation.Arguments.OrderBy(a => a.Parameter?.Ordinal).SelectMany(argument => Items(reader.Read(argument.Value)))];

    private static IEnumerable<ForwardValue> Items(ForwardValue value) => value is ListValue list ? list.Items.Items : [value];

    private static ForwardValue CallFunction(IInvocationOperation operation, ForwardReader reader)
    {
        var inputs = new List<ForwardValue>();
        var arguments = new List<ArgumentDeclaration>();
        var isKnown = true;
        foreach (var argument in operation.Arguments.OrderBy(a => a.Parameter?.Ordinal).Where(a => a.ArgumentKind != ArgumentKind.DefaultValue))
        {
            if (IsOfNodes(argument.Parameter!.Type))
            {
                inputs.AddRange(Items(reader.Read(argument.Value)));
            }
            else if (TextOf(argument.Value, reader) is { } text)
            {
                arguments.Add(new ArgumentDeclaration(AttributeMaterializer.ArgumentName(argument.Parameter.Name), text));
            }
            else
            {
                isKnown = false;
            }
        }

        return isKnown ? reader.CallFunction(operation.TargetMethod.Name, inputs, arguments, Site(operation)) : ForwardValue.Unknown;
    }

    private static bool IsOfNodes(ITypeSymbol type) =>
        KnownTypes.IsNode(type) || type is INamedTypeSymbol { TypeArguments.Length: 1 } list && KnownTypes.IsNode(list.TypeArguments[0]);

    /// <summary>A constant argument, or a list of them, as text; null after reporting that it is not constant.</summary>
    private static string? TextOf(IOperation operation, ForwardReader reader)
    {
        switch (reader.Read(operation))
        {
            case ConstantValue { Value: { } value }:
                return ArgumentReader.PrimitiveText(value);
            case ListValue list when list.Items.Items.All(item => item is ConstantValue { Value: not null }):
                return $"[{string.Join(", ", list.Items.Items.Select(item => ArgumentReader.PrimitiveText(((ConstantValue)item).Value!)))}]";
            case ListValue list when list.Items.Items.Any(item => item == ForwardValue.Unknown):
                return null;
            case var other when other != ForwardValue.Unknown:
                reader.Report(operation, RuleIds.NotConstant, operation.Syntax.ToString());
                return null;
            default:
                return null;
        }
    }

    private static ForwardValue Enter(IInvocationOperation operation, ForwardReader reader)
    {
        var method = operation.TargetMethod;
        if (method.IsGenericMethod || method.IsVirtual || method.IsOverride || method.IsAbstract || method.IsAsync)
        {
            reader.Report(Callee(operation), RuleIds.UnknownCall, method.Name);
            return ForwardValue.Unknown;
        }

        var arguments = new Dictionary<ISymbol, ForwardValue>(SymbolEqualityComparer.Default);
        foreach (var argument in operation.Arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.None } parameter)
            {
                return reader.Unsupported(argument, "an argument by reference");
            }

            arguments[parameter] = reader.Read(argument.Value);
        }

        return reader.Enter(method, arguments, operation.Syntax.GetLocation());
    }

    private static Location Callee(IInvocationOperation operation) =>
        (operation.Syntax is InvocationExpressionSyntax invocation ? invocation.Expression : operation.Syntax).GetLocation();

    private static CallSite Site(IInvocationOperation operation)
    {
        var arguments = new Dictionary<string, Location>();
        foreach (var argument in operation.Arguments.Where(a => a is { IsImplicit: false, Parameter: not null }))
        {
            arguments[AttributeMaterializer.ArgumentName(argument.Parameter!.Name)] =
                (argument.Syntax is ArgumentSyntax syntax ? syntax.Expression : argument.Syntax).GetLocation();
        }

        return new CallSite(Callee(operation), arguments);
    }
}
