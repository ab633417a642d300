using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>
/// Writes the forward pass of one sample value by value. A vector value is a row of locals, a single number one local; what a product or
/// the runtime must read number by number is stored in a scratch buffer first.
/// </summary>
internal sealed class StraightLineWriter(ModelPlan plan, CodeWriter writer, Lanes lanes)
{
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<int, (string Reference, int Start)> _inMemory = [];
    private readonly HashSet<string> _masks = [];
    private readonly ValueNames _valueNames = new(plan.Predict);
    private readonly NameScope _scope = new(["inputs", "outputs", "parameters", "scratch", "rented", "folded"]);

    /// <summary>The floats of scratch that the code needs; 0 when all stays in registers.</summary>
    public int ScratchLength { get; private set; }

    /// <summary>Whether there is straight-line code for a value; a network with another one runs row by row.</summary>
    public static bool CanWrite(Value value) =>
        value.Rows <= 1 && (value.Op.IsFree || value.Op is StageOp or MatMulOp or ElementwiseOp or ReduceOp or LogSumExpOp);

    public void Write()
    {
        foreach (var value in plan.Predict.Graph.Values)
        {
            switch (value.Op)
            {
                case InputOp:
                    _inMemory[value.Id] = ("inputs", 0);
                    break;
                case ParameterOp:
                case ElementwiseOp when IsFolded(value):
                    break;
                case ReshapeOp:
                    Alias(value, value.Inputs[0]);
                    break;
                case StageOp:
                    WriteStage(value);
                    break;
                case MatMulOp op:
                    WriteHeader(value);
                    WriteProduct(value, op);
                    break;
                case ElementwiseOp op:
                    WriteHeader(value);
                    WriteElementwise(value, op);
                    break;
                case ReduceOp op:
                    WriteHeader(value);
                    WriteSum(value, op);
                    break;
                case LogSumExpOp:
                    WriteHeader(value);
                    WriteLogSumExp(value);
                    break;
                default:
                    throw new InvalidOperationException($"No straight-line code for {value.Op}.");
            }
        }

        WriteOutput(plan.Predict.Graph.Find(OutputKind.Prediction)!);
    }

    private static int VectorsOf(int count, Lanes lanes) => (count + lanes.Count - 1) / lanes.Count;

    private int Vectors(Value value) => VectorsOf(value.Count, lanes);

    private string Name(Value value)
    {
        if (!_names.TryGetValue(value.Id, out var name))
        {
            // The prediction gets a local; the caller's memory is written last.
            name = _scope.Take(_valueNames.Of(value) is not "outputs" and var given ? given : Identifiers.Camel(Identifiers.OfLayer(value.Scope)));
            _names.Add(value.Id, name);
        }

        return name;
    }

    private void Alias(Value value, Value source)
    {
        if (_inMemory.TryGetValue(source.Id, out var memory))
        {
            _inMemory[value.Id] = memory;
        }

        if (_names.TryGetValue(source.Id, out var name))
        {
            _names[value.Id] = name;
        }
    }

    private void WriteHeader(Value value)
    {
        writer.Line();
        var source = value.Op is MatMulOp ? $"{value.Inputs[0].Shape} · {value.Inputs[1].Shape} → " : "";
        writer.Line($"// {value.Scope}: {source}{value.Shape}, {value.Op.Describe().Split(' ')[0]}");
    }

    /// <summary>The local of a value's vector, or of its only number.</summary>
    private string Local(Value value, int vector) =>
        value.Count == 1 ? Name(value) : $"{Name(value)}_{NumberText.Integer(vector)}";

    /// <summary>The place of a parameter's element, by the constant of the parameter's offset.</summary>
    private string Place(Value parameter, int offset)
    {
        var name = plan.Predict.Places[parameter.Id] is FoldedStorage folded
            ? plan.FoldedName(folded)
            : Identifiers.OfParameter(((ParameterOp)parameter.Op).Parameter.Name);
        return offset == 0 ? name : $"{name} + {NumberText.Integer(offset)}";
    }

    private string Parameter(Value value, int offset) => Lanes.At(IsFolded(value) ? "folded" : "parameters", Place(value, offset));

    private bool IsFolded(Value value) => plan.Predict.Places[value.Id] is FoldedStorage;

    /// <summary>A vector of an operand, at a vector of a value with so many elements.</summary>
    private string Operand(Value value, int count, int vector)
    {
        if (!value.PerSample)
        {
            var stored = value.Op is ParameterOp parameter ? value.Count * parameter.Parameter.Copies : value.Count;
            return stored == 1 && count > 1
                ? lanes.Broadcast(Parameter(value, 0))
                : lanes.Load(IsFolded(value) ? "folded" : "parameters", Place(value, vector * lanes.Count));
        }

        if (value.Count == 1)
        {
            return lanes.Broadcast(Number(value));
        }

        if (_names.ContainsKey(value.Id))
        {
            return Local(value, vector);
        }

        var (reference, start) = _inMemory[value.Id];
        return lanes.Load(reference, NumberText.Integer(start + (vector * lanes.Count)));
    }

    /// <summary>A single number.</summary>
    private string Number(Value value) => !value.PerSample
        ? Parameter(value, 0)
        : _names.ContainsKey(value.Id) ? Name(value) : Element(value, 0);

    /// <summary>An element of a value in memory.</summary>
    private string Element(Value value, int index)
    {
        var (reference, start) = _inMemory[value.Id];
        return Lanes.At(reference, NumberText.Integer(start + index));
    }

    private int TakeScratch(int count)
    {
        ScratchLength += Storage.Pad(count);
        return ScratchLength - Storage.Pad(count);
    }

    /// <summary>Stores a value so that it can be read number by number.</summary>
    private void Spill(Value value)
    {
        if (_inMemory.ContainsKey(value.Id))
        {
            return;
        }

        var start = TakeScratch(value.Count);
        _inMemory[value.Id] = ("scratch", start);
        for (var v = 0; v < Vectors(value); v++)
        {
            writer.Line(lanes.Store(Local(value, v), "scratch", NumberText.Integer(start + (v * lanes.Count))));
        }
    }

    private void WriteStage(Value value)
    {
        var start = TakeScratch(value.Count);
        _inMemory[value.Id] = ("scratch", start);
        var target = Lanes.At("scratch", NumberText.Integer(start));
        writer.Line($"RowKernels.CopyRows(1, {value.Count}, ref inputs, {value.Count}, ref {target}, {Storage.Pad(value.Count)});");
    }

    private void WriteProduct(Value value, MatMulOp op)
    {
        var (input, kernel) = (value.Inputs[0], value.Inputs[1]);
        Spill(input);
        var (initial, epilogue) = Initial(value, op);
        for (var first = 0; first < Vectors(value); first += KernelChoice.RowAccumulators)
        {
            var count = Math.Min(KernelChoice.RowAccumulators, Vectors(value) - first);
            for (var k = 0; k < input.Count; k++)
            {
                var broadcast = _scope.Take("input");
                writer.Line($"var {broadcast} = {lanes.Broadcast(Element(input, k))};");
                for (var v = first; v < first + count; v++)
                {
                    var weight = lanes.Load("parameters", Place(kernel, PanelPlace(kernel.Shape, k, v * lanes.Count)));
                    var local = Local(value, v);
                    var text = k > 0 ? lanes.MultiplyAdd(broadcast, weight, local)
                        : initial is null ? $"{broadcast} * {weight}"
                        : lanes.MultiplyAdd(broadcast, weight, Operand(initial, value.Count, v));
                    writer.Line($"{(k == 0 ? "var " : "")}{local} = {text};");
                }
            }

            WriteEpilogue(value, epilogue, first, count);
        }
    }

    /// <summary>What sums start from when the epilogue adds a vector to the product first (the bias), and what remains to be done.</summary>
    private static (Value? Initial, Expression Epilogue) Initial(Value value, MatMulOp op)
    {
        for (var i = 2; i < value.Inputs.Length; i++)
        {
            var remainder = op.Epilogue.Replace(new Variable(0) + (Expression)new Variable(i - 1), new Scalar("biased"));
            if (value.Inputs[i].Op is ParameterOp && !remainder.Variables.Contains(0) && !remainder.Variables.Contains(i - 1))
            {
                return (value.Inputs[i], remainder.Replace(new Scalar("biased"), new Variable(0)));
            }
        }

        return (null, op.Epilogue);
    }

    private void WriteEpilogue(Value value, Expression epilogue, int first, int count)
    {
        for (var v = first; v < first + count && epilogue != new Variable(0); v++)
        {
            var vector = v;
            var text = new ExpressionWriter(writer, lanes, _scope.Take("part") + "_").Write(
                epilogue, i => i == 0 ? Local(value, vector) : Operand(value.Inputs[i + 1], value.Count, vector));
            writer.Line($"{Local(value, v)} = {text};");
        }
    }

    /// <summary>Where an element of a kernel lies in its panels.</summary>
    private static int PanelPlace(Shape kernel, int row, int column)
    {
        var rows = kernel.Dimensions[0].Capacity;
        var panel = column / MatMulKernel.PanelWidth * MatMulKernel.PanelWidth;
        var width = Math.Min(MatMulKernel.PanelWidth, Storage.Pad(kernel.Last) - panel);
        return (panel * rows) + (row * width) + (column - panel);
    }

    private void WriteElementwise(Value value, ElementwiseOp op)
    {
        if (value.Count == 1)
        {
            var number = new ExpressionWriter(writer, Lanes.Scalar, _scope.Take("part") + "_").Write(op.Expression, i => Number(value.Inputs[i]));
            writer.Line($"var {Name(value)} = {number};");
            return;
        }

        for (var v = 0; v < Vectors(value); v++)
        {
            var vector = v;
            var text = new ExpressionWriter(writer, lanes, _scope.Take("part") + "_").Write(
                op.Expression, i => Operand(value.Inputs[i], value.Count, vector));
            writer.Line($"var {Local(value, v)} = {text};");
        }
    }

    private void WriteSum(Value value, ReduceOp op)
    {
        var count = op.IterationCount(value);
        var vectors = VectorsOf(count, lanes);
        var sums = Math.Min(4, vectors);
        var name = Name(value);
        for (var v = 0; v < vectors; v++)
        {
            var (vector, sum) = (v, $"{name}Sum{v % sums}");
            var term = op.Expression;
            if (v == vectors - 1 && count % lanes.Count != 0)
            {
                var masked = Loops.Masked(lanes, Text(term, vector), Mask(count));
                writer.Line(v < sums ? $"var {sum} = {masked};" : $"{sum} += {masked};");
                continue;
            }

            // The sum so far is one more operand, so that a product under the sum becomes a multiply-add.
            var soFar = new Scalar(sum);
            writer.Line(v < sums ? $"var {sum} = {Text(term, vector)};" : $"{sum} = {Text(term + soFar, vector)};");
        }

        var total = string.Join(" + ", Enumerable.Range(0, sums).Select(s => $"{name}Sum{s}"));
        writer.Line($"var {name} = {lanes.Sum(total)};");

        string Text(Expression expression, int vector) => new ExpressionWriter(writer, lanes, _scope.Take("part") + "_").Write(
            expression, i => Operand(value.Inputs[i], count, vector));
    }

    /// <summary>The mask of a row's last vector, declared where it is needed first.</summary>
    private string Mask(int count)
    {
        var name = $"isInRow{NumberText.Integer(count % lanes.Count)}";
        if (_masks.Add(name))
        {
            Loops.DeclareMask(writer, lanes, count, name);
        }

        return name;
    }

    private void WriteLogSumExp(Value value)
    {
        var input = value.Inputs[0];
        if (input.Count == 1)
        {
            writer.Line($"var {Name(value)} = {Number(input)};");
            return;
        }

        Spill(input);
        var start = TakeScratch(1);
        var (from, to) = (Element(input, 0), Lanes.At("scratch", NumberText.Integer(start)));
        writer.Line($"RowKernels.LogSumExp(1, {input.Count}, {Storage.Pad(input.Count)}, ref {from}, ref {to});");
        writer.Line($"var {Name(value)} = {to};");
    }

    private void WriteOutput(Value prediction)
    {
        writer.Line();
        if (prediction.Count == 1)
        {
            writer.Line($"outputs = {Number(prediction)};");
            return;
        }

        if (prediction.Count % lanes.Count == 0 && _names.ContainsKey(prediction.Id))
        {
            for (var v = 0; v < Vectors(prediction); v++)
            {
                writer.Line(lanes.Store(Local(prediction, v), "outputs", NumberText.Integer(v * lanes.Count)));
            }

            return;
        }

        Spill(prediction);
        writer.Line($"RowKernels.CopyRows(1, {prediction.Count}, ref {Element(prediction, 0)}, {prediction.Count}, ref outputs, {prediction.Count});");
    }
}
