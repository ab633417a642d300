using System.Globalization;
using Microsoft.CodeAnalysis;
using NnGen.Generator.Analyzers;
using NnGen.Generator.Declaration.Blocks;
using NnGen.Generator.Declaration.Forward;
using NnGen.Generator.Declaration.Records;
using NnGen.Generator.Description;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Losses;
using NnGen.Generator.Optimizers;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>Reads a class with <c>[Model]</c>. The generator and the analyzer both read through here, so that they agree.</summary>
internal static class DeclarationReader
{
    /// <summary>Reads a class and checks what was read by the definitions of its parts.</summary>
    public static DeclarationReading ReadAndCheck(INamedTypeSymbol type, Compilation compilation)
    {
        using var culture = InvariantCulture.Enter();
        var reading = Read(type, compilation);
        if (reading.Declaration is { } declaration)
        {
            try
            {
                reading.Resolved = ModelResolver.Resolve(declaration, reading.Problems);
                BudgetCheck.Check(reading);
                if (reading.HasCallSites && reading.Problems.Count == 0 && !reading.HasCompilerErrors && declaration.Output >= 0)
                {
                    reading.Declaration = UnusedCalls.Remove(declaration);
                }
            }
#pragma warning disable CA1031 // An analyzer that throws is switched off for the session: any failure becomes a problem instead.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                reading.Report(RuleIds.InternalError, ProblemPart.Class, 0, null, type.Name, exception.Message);
            }
        }

        return reading;
    }

    private static DeclarationReading Read(INamedTypeSymbol type, Compilation compilation)
    {
        var reading = new DeclarationReading(type, new ReadableSources(compilation));
        reading.Sources.NoteAttributesOf(type);
        ClassRules.Check(reading, compilation);
        if (TypeReader.IsUnfinished(type))
        {
            return reading;
        }

        SortAttributes(reading);
        reading.Graph = GraphReader.Find(reading);
        var typed = reading.TypedModel is null ? null : TypedReader.Read(reading, compilation);
        var declaration = reading.Graph is null ? ReadStack(reading, typed) : ReadGraph(reading);
        reading.LossMethod = LossReader.Find(type);
        reading.Declaration = WithLosses(reading, declaration) with
        {
            Optimizer = ReadTraining(reading, reading.Optimizers, RuleIds.TwoOptimizers, ProblemPart.Optimizer, kind => OptimizerRegistry.Find(kind) is not null),
            Typed = typed,
        };
        CheckTraining(reading);
        return reading;
    }

    private static ModelDeclaration WithLosses(DeclarationReading reading, ModelDeclaration declaration)
    {
        if (reading.Graph?.Forward is { } forward && MethodReader.OutputNames(forward) is { Count: > 1 } outputs)
        {
            return OutputLossReader.Read(reading, declaration, outputs);
        }

        if (reading.LossMethod is not null)
        {
            return declaration with
            {
                LossBody = LossReader.Read(reading, reading.LossMethod),
                Loss = new AttributeDeclaration(CustomLossDefinition.CustomKind, EquatableArray<ArgumentDeclaration>.Empty),
            };
        }

        OutputLossReader.CheckOneOutput(reading);
        return declaration with { Loss = ReadTraining(reading, reading.Losses, RuleIds.TwoLosses, ProblemPart.Loss, kind => LossRegistry.Find(kind) is not null) };
    }

    private static ModelDeclaration ReadStack(DeclarationReading reading, TypedDeclaration? typed)
    {
        var inputs = reading.TypedModel is null ? ReadInput(reading) : InputOf(typed);
        var first = typed is null ? null : TypedReader.FirstLayer(typed.Input);
        var read = LayerReader.Read(reading, first?.Name);
        // The first layer at the end, so that the user's layers have the indices of their attributes.
        var layers = first is null ? read : read.Items.Add(first).ToEquatableArray();
        // With a hole in it, the chain's shapes cannot be told.
        var complete = inputs.Count > 0 && read.Count == reading.Layers.Count && reading.HasAllMembers;
        if (complete && reading.HasBlocks)
        {
            return ReadRow(reading, inputs, layers, first is null ? null : read.Count);
        }

        var calls = !complete ? [] : first is null ? Chain(read.Count) : Chain(read.Count, read.Count);
        return Declare(reading, inputs, layers, calls);
    }

    /// <summary>A stack with blocks in it, whose calls are read like those of a graph.</summary>
    private static ModelDeclaration ReadRow(
        DeclarationReading reading, EquatableArray<InputDeclaration> inputs, EquatableArray<LayerDeclaration> layers, int? first)
    {
        reading.HasCallSites = true;
        var reader = new ForwardReader(reading, reading.CallSites);
        reader.Layers.AddRange(layers);
        reader.Inputs.AddRange(inputs);
        ForwardValue value = new NodeValue(0);
        if (first is { } index)
        {
            value = reader.Call(index, [value], new CallSite(ProblemLocator.NameOf(reading.Type), new Dictionary<string, Location>()));
        }

        var output = BlockRunner.Chain(reading.Members, value, reader) is NodeValue { Number: > 0 } node ? node.Number : -1;
        if (output < 0 && reading.Problems.Count == 0)
        {
            reading.HasCompilerErrors = true;
        }

        return Declare(reading, inputs, reader.Layers.ToEquatableArray(), reader.Calls) with { Outputs = EquatableArray.Of(new OutputDeclaration("", output)) };
    }

    private static ModelDeclaration ReadGraph(DeclarationReading reading)
    {
        reading.HasCallSites = true;
        var inputs = ReadInputs(reading);
        var (layers, calls, outputs) = MethodReader.Read(reading, [.. LayerReader.Read(reading, firstName: null)], inputs);
        return Declare(reading, inputs.ToEquatableArray(), layers.ToEquatableArray(), calls) with
        {
            Outputs = outputs.ToEquatableArray(),
            Properties = GraphReader.Properties(reading).ToEquatableArray(),
        };
    }

    private static ModelDeclaration Declare(
        DeclarationReading reading, EquatableArray<InputDeclaration> inputs, EquatableArray<LayerDeclaration> layers, IEnumerable<CallDeclaration> calls) =>
        new(TypeReader.Read(reading.Type), inputs, layers, calls.ToEquatableArray(), Loss: null, Optimizer: null);

    private static void SortAttributes(DeclarationReading reading)
    {
        reading.TypedModel = reading.Type.GetAttributes().FirstOrDefault(KnownTypes.IsTypedModel);
        foreach (var attribute in reading.Type.GetAttributes())
        {
            if (KnownTypes.IsInput(attribute))
            {
                reading.Inputs.Add(attribute);
            }
            else if (KnownTypes.IsLayer(attribute))
            {
                reading.Layers.Add(attribute);
            }
            else if (KnownTypes.IsLoss(attribute))
            {
                reading.Losses.Add(attribute);
            }
            else if (KnownTypes.IsOptimizer(attribute))
            {
                reading.Optimizers.Add(attribute);
            }
            else if (KnownTypes.IsBudget(attribute))
            {
                reading.Budget = attribute;
            }
        }
    }

    /// <summary>A record as an input of numbers.</summary>
    private static EquatableArray<InputDeclaration> InputOf(TypedDeclaration? typed) => typed is { Input.Width: > 0 }
        ? EquatableArray.Of(new InputDeclaration("Input", EquatableArray.Of(typed.Input.Width), "float"))
        : EquatableArray<InputDeclaration>.Empty;

    private static EquatableArray<InputDeclaration> ReadInput(DeclarationReading reading)
    {
        if (reading.Inputs.Count == 0)
        {
            reading.Report(RuleIds.NoInput, ProblemPart.Class, 0, null, reading.Type.Name);
            return EquatableArray<InputDeclaration>.Empty;
        }

        if (reading.Inputs.Count > 1)
        {
            reading.HasCompilerErrors = true;
            return EquatableArray<InputDeclaration>.Empty;
        }

        return ReadInput(reading, 0, "Input") is { } input ? EquatableArray.Of(input) : EquatableArray<InputDeclaration>.Empty;
    }

    /// <summary>The inputs of a graph, as many as it has parameters if all can be read.</summary>
    private static List<InputDeclaration> ReadInputs(DeclarationReading reading)
    {
        if (reading.Graph!.Forward is not { } forward)
        {
            return [];
        }

        if (forward.Parameters.Length == 0)
        {
            reading.Report(RuleIds.NoInput, ProblemPart.Class, 0, null, reading.Type.Name);
        }

        var inputs = forward.Parameters.Where(p => p.GetAttributes().Any(KnownTypes.IsInput)).Select((parameter, i) => ReadInput(reading, i, parameter.Name)).ToList();
        return inputs.Contains(null) ? [] : [.. inputs.Select(input => input!)];
    }

    private static InputDeclaration? ReadInput(DeclarationReading reading, int index, string name)
    {
        var attribute = reading.Inputs[index];
        if (attribute.ConstructorArguments.Length != 1
            || attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array } sizes
            || !sizes.IsNull && sizes.Values.Any(v => v.Value is not int))
        {
            reading.HasCompilerErrors = true;
            return null;
        }

        var shape = sizes.IsNull ? EquatableArray<int>.Empty : sizes.Values.Select(v => (int)v.Value!).ToEquatableArray();
        return IsValidShape(shape, index, reading) && ReadElementType(attribute, index, reading) is { } elementType
            ? new InputDeclaration(name, shape, elementType.Keyword()) { IsSparse = ReadSparse(attribute) }
            : null;
    }

    private static bool ReadSparse(AttributeData attribute) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(InputAttribute.Sparse)).Value.Value is true;

    private static ElementType? ReadElementType(AttributeData attribute, int index, DeclarationReading reading)
    {
        var written = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(InputAttribute.ElementType)).Value;
        if (written.IsNull)
        {
            return ElementType.Float32;
        }

        if (written.Value is int value && Enum.IsDefined(typeof(ElementType), value))
        {
            return (ElementType)value;
        }

        if (written.Kind == TypedConstantKind.Error)
        {
            reading.HasCompilerErrors = true;
        }
        else
        {
            reading.Report(
                RuleIds.ArgumentOutOfRange,
                ProblemPart.Input,
                index,
                nameof(InputAttribute.ElementType),
                "Input",
                nameof(InputAttribute.ElementType),
                "a member of ElementType",
                Convert.ToString(written.Value, CultureInfo.InvariantCulture));
        }

        return null;
    }

    private static bool IsValidShape(EquatableArray<int> shape, int index, DeclarationReading reading)
    {
        if (shape.Count == 0)
        {
            ReportShape(null, "it has no dimension: write [Input(30)]");
            return false;
        }

        for (var i = 0; i < shape.Count; i++)
        {
            if (shape[i] < 1)
            {
                ReportShape(
                    $"Shape[{i.ToString(CultureInfo.InvariantCulture)}]",
                    $"a dimension must be at least 1, but is {shape[i].ToString(CultureInfo.InvariantCulture)}");
                return false;
            }
        }

        // In floating point, as the product of many dimensions overflows any integer.
        if (shape.Items.Aggregate(1.0, (product, size) => product * size) > Limits.ParameterElements)
        {
            ReportShape(null, $"a sample has at most {Limits.ParameterElements.ToString(CultureInfo.InvariantCulture)} elements");
            return false;
        }

        return true;

        void ReportShape(string? argument, string reason) =>
            reading.Report(RuleIds.InvalidInputShape, ProblemPart.Input, index, argument, reason);
    }

    /// <summary>Calls of the layers one after the other; of another one before, if its index is given.</summary>
    private static IEnumerable<CallDeclaration> Chain(int layers, int? first = null) =>
        (first is { } index ? [index] : Enumerable.Empty<int>())
            .Concat(Enumerable.Range(0, layers))
            .Select((layer, value) => new CallDeclaration(layer, EquatableArray.Of(value)));

    private static AttributeDeclaration? ReadTraining(
        DeclarationReading reading,
        List<AttributeData> attributes,
        string twoRuleId,
        ProblemPart part,
        Func<string, bool> isKnown)
    {
        for (var i = 1; i < attributes.Count; i++)
        {
            reading.Report(twoRuleId, part, i, null, reading.Type.Name, KnownTypes.Kind(attributes[0]), KnownTypes.Kind(attributes[i]));
        }

        if (attributes.Count == 0)
        {
            return null;
        }

        var kind = KnownTypes.Kind(attributes[0]);
        if (!KnownTypes.IsBuiltIn(attributes[0]) || !isKnown(kind))
        {
            reading.Report(RuleIds.UnknownAttribute, part, 0, null, kind, part == ProblemPart.Loss ? "loss" : "optimizer");
            return null;
        }

        if (ArgumentReader.Read(attributes[0]) is { } arguments)
        {
            return new AttributeDeclaration(kind, arguments);
        }

        reading.HasCompilerErrors = true;
        return null;
    }

    private static void CheckTraining(DeclarationReading reading)
    {
        if (reading.LossMethod is { } method && reading.Declaration?.Outputs.Count < 2)
        {
            if (reading.Losses.Count > 0)
            {
                reading.Report(RuleIds.TwoLosses, ProblemPart.Loss, 0, null, reading.Type.Name, method.Name, KnownTypes.Kind(reading.Losses[0]));
            }

            if (reading.Optimizers.Count == 0)
            {
                reading.ReportAt(method.Locations[0], RuleIds.LossWithoutOptimizer, method.Name);
            }

            return;
        }

        if (reading.Losses.Count > 0 && reading.Optimizers.Count == 0)
        {
            reading.Report(RuleIds.LossWithoutOptimizer, ProblemPart.Loss, 0, null, KnownTypes.Kind(reading.Losses[0]));
        }
        else if (reading.Losses.Count == 0 && reading.Declaration?.Loss is null && reading.Optimizers.Count > 0)
        {
            reading.Report(RuleIds.OptimizerWithoutLoss, ProblemPart.Optimizer, 0, null, KnownTypes.Kind(reading.Optimizers[0]));
        }
    }
}
