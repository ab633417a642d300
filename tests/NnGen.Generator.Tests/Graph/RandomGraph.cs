using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Tests.Interpreter;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Tests.Graph;

/// <summary>A random graph of values that fan out, of several inputs and outputs, with one loss.</summary>
internal sealed class RandomGraph
{
    private readonly GraphBuilder _builder = new();
    private readonly List<Value> _pool = [];
    private readonly List<Value> _parameters = [];
    private readonly List<Value> _penalties = [];
    private readonly List<Value> _vectors = [];
    private readonly Random _random;
    private readonly bool _shares;

    private RandomGraph(int seed, bool shares)
    {
        (_random, _shares) = (new Random(seed), shares);
        AddInputs();
        var steps = _random.Next(3, 9);
        for (var i = 0; i < steps; i++)
        {
            _builder.Scope = $"Layer{i}";
            _pool.Add(AddStep());
        }

        AddOutputs();
    }

    /// <param name="seed">Decides everything.</param>
    /// <param name="shares">Whether parameters are used more than once.</param>
    public static (ComputationGraph Graph, ReferenceBatch Batch, Dictionary<string, double[]> Parameters) Create(int seed, bool shares)
    {
        var graph = new RandomGraph(seed, shares)._builder.Build();
        var random = new Random(seed + 1000);
        var count = random.Next(1, 5);
        var inputs = graph.Values.Select(v => v.Op).OfType<InputOp>().Where(op => op.Kind == InputKind.Features);
        var batch = new ReferenceBatch
        {
            Count = count,
            Inputs = inputs.ToDictionary(op => op.Name, op => Stack.Numbers(count * op.Shape.Count, random)),
            SampleWeights = [.. Enumerable.Range(0, count).Select(_ => 0.5 + random.NextDouble())],
            Seed = (ulong)seed,
            Step = 1,
        };
        return (graph, batch, Stack.RandomParameters(graph, random));
    }

    private void AddInputs()
    {
        var inputs = _random.Next(1, 4);
        for (var i = 0; i < inputs; i++)
        {
            var shape = _random.Next(5) == 0 ? Shape.Of(2, _random.Next(1, 4)) : Shape.Of(_random.Next(1, 7));
            _pool.Add(_builder.Add(new InputOp(InputKind.Features, $"input{i}", shape, ElementType.Float32)));
        }
    }

    private Value AddStep() => _random.Next(15) switch
    {
        10 => Transposed(Pick()),
        11 => Repeated(Vector(Pick())),
        12 => Joined(Vector(Pick())),
        13 => Part(Vector(Pick())),
        14 => _builder.Add(new RowMaximumOp(), Vector(Pick())),
        8 => AsOtherRows(Pick()),
        9 => Centered(Pick()),
        0 or 1 => MatMul(Vector(Pick())),
        2 or 3 or 4 => Formula(Pick()),
        5 => Sum(Pick()),
        6 => _builder.Add(new LogSumExpOp(), Vector(Pick())),
        _ => Dropout(Pick()),
    };

    private Value Pick() => _pool[_random.Next(_pool.Count)];

    private Value Vector(Value value) =>
        value.Shape.Rank == 1 ? value : _builder.Add(new ReshapeOp(Shape.Of(value.Count)), value);

    /// <summary>The whole sample as one row.</summary>
    private Value Whole(Value value) =>
        value.Rows == 1 ? value : _builder.Add(new ReshapeOp(Shape.Of(value.Count * value.Rows), 1), value);

    /// <summary>The same elements in more or fewer rows.</summary>
    private Value AsOtherRows(Value value)
    {
        var elements = value.Count * value.Rows;
        var widths = Enumerable.Range(1, elements).Where(width => elements % width == 0).ToList();
        var width = widths[_random.Next(widths.Count)];
        return _builder.Add(new ReshapeOp(Shape.Of(width), elements / width), value);
    }

    /// <summary>A value less its mean over the batch, which is a vector of the model and may meet others; perhaps a statistic follows it.</summary>
    private Value Centered(Value value)
    {
        var share = Scalar.ReciprocalBatch * (Expression)(1.0 / value.Rows);
        var mean = _builder.Reduce("Mean", ReduceAxes.Samples, new Variable(0) * share, Shape.Of(value.Count), value);
        _vectors.Add(mean);
        if (_random.Next(2) == 0)
        {
            var operands = _vectors.Concat(_parameters.Where(p => p.Shape.Rank == 1)).Where(v => v.Count == value.Count).Take(3).ToArray();
            _vectors.Add(_builder.Elementwise("Vector", RandomExpressions.Create(2, operands.Length, _random), mean.Shape, 0, operands));
        }

        if (_random.Next(2) == 0)
        {
            var name = $"s{_builder.Values.Count}";
            var statistic = new ParameterDefinition(name, mean.Shape) { Role = ParameterRole.Statistic, Trainable = false };
            var old = _builder.Add(new ParameterOp(statistic));
            _builder.Output(
                OutputKind.StatisticUpdate,
                _builder.Elementwise(name, (0.9 * new Variable(0)) + (0.1 * (Expression)new Variable(1)), old, _vectors[^1]),
                statistic);
        }

        return _builder.Elementwise("Center", new Variable(0) - (Expression)new Variable(1), value.Shape, value.Rows, value, mean);
    }

    /// <summary>The elements of a row as a matrix, transposed.</summary>
    private Value Transposed(Value value)
    {
        var heights = Enumerable.Range(1, value.Count).Where(height => value.Count % height == 0).ToList();
        var height = heights[_random.Next(heights.Count)];
        var matrix = _builder.Add(new ReshapeOp(Shape.Of(height, value.Count / height)), value);
        return _builder.Add(new TransposeOp(EquatableArray.Of(1, 0)), matrix);
    }

    private Value Repeated(Value value) => value.Count * value.Rows > 20 ? Formula(value) : _builder.Add(new RepeatOp(_random.Next(2, 4)), value);

    /// <summary>A vector and others of as many rows, perhaps itself, one after the other.</summary>
    private Value Joined(Value value)
    {
        var fitting = _pool.Where(v => v.Rows == value.Rows && v.Count <= 12).Select(Vector).ToList();
        var others = fitting.Count == 0 ? [value] : Enumerable.Range(0, _random.Next(1, 3)).Select(_ => fitting[_random.Next(fitting.Count)]);
        return _builder.Add(new ConcatenateOp(0), [value, .. others]);
    }

    /// <summary>Some consecutive elements of a row.</summary>
    private Value Part(Value value)
    {
        var start = _random.Next(value.Count);
        return _builder.Add(new SliceOp(0, start, _random.Next(1, value.Count - start + 1)), value);
    }

    private Value Dropout(Value value)
    {
        var mask = _builder.Add(new DropoutMaskOp(0.3, _random.Next(4), Shape.Of(value.Count * value.Rows)));
        mask = _builder.Add(new ReshapeOp(value.Shape, value.Rows), mask);
        return _builder.Elementwise("Dropout", new Variable(0) * (Expression)new Variable(1), value, mask);
    }

    private Value MatMul(Value value)
    {
        var known = _parameters.FirstOrDefault(p => p.Shape.Rank == 2 && p.Shape.Dimensions[0].Capacity == value.Count);
        var kernel = _shares && known is not null ? known : Parameter(Shape.Of(value.Count, _random.Next(1, 6)));
        if (_random.Next(3) == 0)
        {
            _penalties.Add(_builder.Reduce("L2", ReduceAxes.Features, 0.1 * (new Variable(0) * (Expression)new Variable(0)), Shape.Scalar, kernel));
        }

        return _builder.Add(new MatMulOp(MatMulForm.Forward), value, kernel);
    }

    /// <summary>A formula over a value and others that lie along it: of the same length, one per sample, a vector of the model.</summary>
    private Value Formula(Value value)
    {
        var operands = Operands(value);
        return _builder.Elementwise("Formula", RandomExpressions.Create(3, operands.Length, _random), value.Shape, value.Rows, operands);
    }

    private Value Sum(Value value)
    {
        var operands = Operands(value);
        // The value itself stays under the sum: it is what the sum runs over.
        var formula = Tanh.Of(new Variable(0)) + RandomExpressions.Create(2, operands.Length, _random);
        return _builder.Reduce("Sum", ReduceAxes.Features, formula, Shape.Of(1), operands);
    }

    private Value[] Operands(Value value)
    {
        var fitting = _pool.Where(v => v.Rows == value.Rows && (v.Count == value.Count || v.Count == 1)).ToList();
        var others = Enumerable.Range(0, _random.Next(0, 3)).Select(_ => fitting[_random.Next(fitting.Count)]).ToList();
        if (_vectors.Find(v => v.Count == value.Count) is { } vector && _random.Next(2) == 0)
        {
            others.Add(vector);
        }

        if (_random.Next(2) == 0)
        {
            var count = _random.Next(4) == 0 ? 1 : value.Count;
            var known = _parameters.FirstOrDefault(p => p.Shape.Rank == 1 && p.Count == count);
            others.Add(_shares && known is not null ? known : Parameter(Shape.Of(count)));
        }

        return [value, .. others];
    }

    private Value Parameter(Shape shape)
    {
        var parameter = _builder.Add(new ParameterOp(
            new ParameterDefinition($"p{_parameters.Count}", shape) { Trainable = _random.Next(5) != 0 }));
        _parameters.Add(parameter);
        return parameter;
    }

    private void AddOutputs()
    {
        _builder.Scope = "Loss";
        var weight = _builder.Add(new InputOp(InputKind.SampleWeights, "sampleWeights", Shape.Of(1), ElementType.Float32));
        var share = Scalar.ReciprocalBatch * (Expression)new Variable(1);
        var losses = _pool.Skip(_pool.Count - 2).Append(Pick()).Select(Whole).Distinct().Select(value => _builder.Reduce(
            "Loss",
            ReduceAxes.Samples | ReduceAxes.Features,
            Tanh.Of(new Variable(0)) * share,
            Shape.Scalar,
            value,
            weight));
        var loss = losses.Concat(_penalties).Aggregate(
            (one, other) => _builder.Elementwise("Add", new Variable(0) + (Expression)new Variable(1), one, other));
        _builder.Output(OutputKind.Loss, loss);
        _builder.Output(OutputKind.Prediction, _pool[^1]);
        _builder.Output(OutputKind.HeadOutput, Pick());
    }
}
