using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Declaration.Forward.Operations;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>How reading goes on behind a statement.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}

/// <summary>What the text of a model or a block means while it is read.</summary>
/// <param name="Path">What the names of its layers begin with; empty for a model.</param>
/// <param name="Members">What its properties stand for.</param>
/// <param name="Hyperparameters">What replaces its constants, or null.</param>
internal sealed record BlockScope(string Path, IReadOnlyDictionary<IPropertySymbol, ForwardValue> Members, Hyperparameters? Hyperparameters);

/// <summary>
/// Reads <c>Forward</c> by running it once on what its expressions stand for: calls of layers are noted, constants are computed, helpers are
/// entered. What cannot be read is reported where it stands, and reading goes on behind it.
/// </summary>
internal sealed class ForwardReader(DeclarationReading reading, List<CallSite> sites)
{
    /// <summary>The calls that a forward pass may have: more would take too long to compile.</summary>
    private const int MostCalls = 4096;

    /// <summary>The operations that are read, so that a loop without end comes to one.</summary>
    private const int MostSteps = 200_000;

    private readonly Stack<Frame> _frames = new();
    private readonly Stack<BlockScope> _scopes = new();
    private readonly Stack<Location> _places = new();
    private readonly HashSet<(string, Location)> _reported = [];
    private int _steps;

    /// <summary>The layers of the declaration: those of properties, then functions.</summary>
    public List<LayerDeclaration> Layers { get; } = [];

    /// <summary>The inputs of the declaration.</summary>
    public List<InputDeclaration> Inputs { get; } = [];

    /// <summary>The calls so far.</summary>
    public List<CallDeclaration> Calls { get; } = [];

    /// <summary>How reading goes on behind the statement that was read last.</summary>
    public Flow Flow { get; set; }

    /// <summary>What a property stands for, if it is a layer or a block.</summary>
    public ForwardValue? LayerOf(IPropertySymbol property) =>
        _scopes.Count > 0 && _scopes.Peek().Members.TryGetValue(property, out var layer) ? layer
        : KnownTypes.IsLayerDelegate(property.Type) && property.IsPartialDefinition ? ForwardValue.Unknown
        : null;

    /// <summary>What a local or a parameter stands for.</summary>
    public ForwardValue this[ISymbol symbol]
    {
        get => _frames.Peek().Values.TryGetValue(symbol, out var value) ? value : ForwardValue.Unknown;
        set => _frames.Peek().Values[symbol] = value;
    }

    /// <summary>What an operation stands for; runs it, if it is a statement.</summary>
    public ForwardValue Read(IOperation? operation)
    {
        if (operation is null)
        {
            return ForwardValue.Unknown;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_steps > MostSteps)
        {
            Report(operation, RuleIds.ForwardTooLarge, Text(MostSteps) + " operations");
            Flow = Flow.Return;
            return ForwardValue.Unknown;
        }

        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return new ConstantValue(_scopes.Count > 0 && _scopes.Peek().Hyperparameters is { } hyperparameters ? hyperparameters.Evaluate(operation) ?? constant : constant);
        }

        return OperationReader.Find(operation.Kind) is { } reader ? reader.Read(operation, this) : Unsupported(operation, OperationReader.Describe(operation));
    }

    /// <summary>A constant, or null after reporting that the operation is none.</summary>
    public object? Constant(IOperation operation)
    {
        switch (Read(operation))
        {
            case ConstantValue { Value: { } value }:
                return value;
            case var other when other != ForwardValue.Unknown:
                Report(operation, RuleIds.NotConstant, operation.Syntax.ToString());
                return null;
            default:
                return null;
        }
    }

    /// <summary>Reports what cannot stand in <c>Forward</c>.</summary>
    public ForwardValue Unsupported(IOperation operation, string what)
    {
        Report(operation, RuleIds.UnsupportedInForward, what);
        return ForwardValue.Unknown;
    }

    /// <summary>Reports a mistake at an operation, once however often it is read.</summary>
    public void Report(IOperation operation, string ruleId, params string[] messageArguments) => Report(operation.Syntax.GetLocation(), ruleId, messageArguments);

    /// <inheritdoc cref="Report(IOperation, string, string[])"/>
    public void Report(Location location, string ruleId, params string[] messageArguments)
    {
        if (PlaceInText(location) is var place && _reported.Add((ruleId, place)))
        {
            reading.ReportAt(place, ruleId, messageArguments);
        }
    }

    /// <summary>Notes that the compiler has something to report.</summary>
    public ForwardValue Invalid()
    {
        reading.HasCompilerErrors = true;
        return ForwardValue.Unknown;
    }

    /// <summary>The value that a layer gives for some inputs.</summary>
    public ForwardValue Call(int layer, IReadOnlyList<ForwardValue> inputs, CallSite site)
    {
        if (inputs.Any(input => input is not NodeValue))
        {
            return ForwardValue.Unknown;
        }

        if (Calls.Count >= MostCalls)
        {
            Report(site.Callee, RuleIds.ForwardTooLarge, Text(MostCalls) + " calls");
            Flow = Flow.Return;
            return ForwardValue.Unknown;
        }

        Calls.Add(new CallDeclaration(layer, inputs.Select(input => ((NodeValue)input).Number).ToEquatableArray()));
        sites.Add(reading.Sources.IsOwn(site.Callee) ? site : new CallSite(PlaceInText(site.Callee), new Dictionary<string, Location>()) { IsCompiled = true });
        return new NodeValue(Inputs.Count + Calls.Count - 1);
    }

    /// <summary>The value that a function gives: a layer of its own, without parameters.</summary>
    public ForwardValue CallFunction(string kind, IReadOnlyList<ForwardValue> inputs, IEnumerable<ArgumentDeclaration> arguments, CallSite site)
    {
        if (inputs.Any(input => input is not NodeValue))
        {
            return ForwardValue.Unknown;
        }

        Layers.Add(new LayerDeclaration(FunctionNames.Next(kind, Layers), new AttributeDeclaration(kind, arguments.ToEquatableArray()))
        {
            IsFunction = true,
            Block = _scopes.Count > 0 ? _scopes.Peek().Path : "",
        });
        return Call(Layers.Count - 1, inputs, site);
    }

    /// <summary>Runs the body of a method on arguments, and gives what it returns.</summary>
    public ForwardValue Enter(IMethodSymbol method, IReadOnlyDictionary<ISymbol, ForwardValue> arguments, Location call)
    {
        if (_frames.Any(frame => SymbolEqualityComparer.Default.Equals(frame.Method, method)))
        {
            Report(call, RuleIds.RecursiveHelper, method.Name);
            return ForwardValue.Unknown;
        }

        if (BodyOf(method) is not { } body)
        {
            Report(call, RuleIds.UnsupportedInForward, $"the call of '{method.Name}', whose text is not in this project");
            return ForwardValue.Unknown;
        }

        _frames.Push(new Frame(method, arguments));
        Read(body);
        Flow = Flow.Next;
        return _frames.Pop().Result;
    }

    /// <summary>Runs <c>Forward</c> of a model or a block, whose properties stand for some values.</summary>
    public ForwardValue EnterBlock(
        IMethodSymbol forward, IReadOnlyDictionary<ISymbol, ForwardValue> arguments, BlockScope scope, Location call)
    {
        _scopes.Push(scope);
        _places.Push(PlaceInText(call));
        var result = Enter(forward, arguments, call);
        _places.Pop();
        _scopes.Pop();
        return result;
    }

    /// <summary>Notes what the method that is being read returns.</summary>
    public void Return(ForwardValue value)
    {
        _frames.Peek().Result = value;
        Flow = Flow.Return;
    }

    private IOperation? BodyOf(IMethodSymbol method)
    {
        var syntax = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return syntax is null ? null : reading.Sources.OperationOf(syntax);
    }

    /// <summary>Inside a compiled block, where the block is called.</summary>
    private Location PlaceInText(Location place) => reading.Sources.IsOwn(place) || _places.Count == 0 ? place : _places.Peek();

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A method that is being read.</summary>
    private sealed class Frame
    {
        public Frame(IMethodSymbol method, IReadOnlyDictionary<ISymbol, ForwardValue> arguments)
        {
            Method = method;
            foreach (var argument in arguments)
            {
                Values[argument.Key] = argument.Value;
            }
        }

        public IMethodSymbol Method { get; }

        public Dictionary<ISymbol, ForwardValue> Values { get; } = new(SymbolEqualityComparer.Default);

        public ForwardValue Result { get; set; } = ForwardValue.None;
    }
}
