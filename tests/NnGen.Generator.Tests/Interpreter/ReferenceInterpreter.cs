using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>Runs any graph, before or after any pass, in double precision and by the plainest loops: the oracle of emitted code.</summary>
internal sealed class ReferenceInterpreter(ComputationGraph graph)
{
    /// <summary>Computes all values of the graph.</summary>
    /// <param name="batch">The samples and what belongs to them.</param>
    /// <param name="parameters">The parameters by name, row-major.</param>
    /// <exception cref="ArgumentException">An array of the batch or a parameter is missing or has the wrong length.</exception>
    public ReferenceResults Run(ReferenceBatch batch, IReadOnlyDictionary<string, double[]> parameters)
    {
        var values = new Dictionary<int, double[]>();
        foreach (var value in graph.Values)
        {
            values[value.Id] = Compute(value, [.. value.Inputs.Select(i => new Operand(i, values[i.Id]))], batch, parameters);
        }

        return new ReferenceResults(graph, values);
    }

    private static double[] Compute(
        Value value,
        Operand[] operands,
        ReferenceBatch batch,
        IReadOnlyDictionary<string, double[]> parameters)
    {
        return value.Op switch
        {
            InputOp op => Checked(op.Name, value.Count * batch.Count, Input(op, batch)),
            ParameterOp { Parameter: var parameter } => Checked(
                parameter.Name, parameter.Shape.Count, parameters.TryGetValue(parameter.Name, out var given) ? given : null),
            DropoutMaskOp op => ReferencePhilox.DropoutMask(batch.Seed, op.Stream, batch.Step, batch.Count, value.Count, op.Rate),
            ReshapeOp or ConvertOp or StageOp or RepackOp or StopGradientOp => operands[0].Elements,
            ElementwiseOp op => Fill(value, batch, (n, c) => Evaluate(op.Expression, value.Shape, operands, batch, n, c)),
            MatMulOp op => MatMul(value, op, operands, batch),
            ReduceOp op => Reduce(value, op, operands, batch),
            RowMaximumOp => Fill(value, batch, (n, _) => Enumerable.Range(0, operands[0].Count).Max(c => operands[0].At(n, c))),
            GatherOp => Fill(value, batch, (n, c) => operands[1].Elements[((int)operands[0].Elements[n] * value.Count) + c]),
            ScatterAddOp => Fill(value, batch, (_, place) => Sum(
                operands[0].Elements.Length,
                n => (int)operands[0].Elements[n] == place / value.Shape.Last ? operands[1].At(n, place % value.Shape.Last) : 0)),
            CountTokensOp op => Fill(value, batch, (n, c) => CountTokens(op, operands[0], n, c)),
            DiscretizeOp => Fill(value, batch, (n, c) => InBin(operands[0], operands[1], n, c)),
            ScratchOp => new double[batch.Count],
            TripletLossOp op => ReferenceEmbeddingLosses.Triplet(op, operands[0].Elements, operands[1].Elements),
            TripletLossGradientOp op => ReferenceEmbeddingLosses.TripletGradient(op, operands[0].Elements, operands[1].Elements, operands[3].Elements),
            ContrastiveLossOp op => ReferenceEmbeddingLosses.Contrastive(op, operands[0].Elements, operands[1].Elements),
            ContrastiveLossGradientOp op => ReferenceEmbeddingLosses.ContrastiveGradient(op, operands[0].Elements, operands[1].Elements, operands[2].Elements),
            LogSumExpOp => Fill(value, batch, (n, _) => LogSumExp(operands[0], n)),
            _ => MovingOps.Compute(value, [.. operands.Select(o => o.Elements)], batch),
        };
    }

    private static double[]? Input(InputOp op, ReferenceBatch batch) => op.Kind switch
    {
        InputKind.Targets => batch.Targets,
        InputKind.SampleWeights => batch.SampleWeights ?? [.. Enumerable.Repeat(1.0, batch.Count)],
        _ => batch.Inputs.TryGetValue(op.Name, out var given) ? given : null,
    };

    private static double[] Checked(string name, int length, double[]? given) => given?.Length == length
        ? given
        : throw new ArgumentException($"'{name}' must have {length} elements, but has {given?.Length.ToString() ?? "none"}.");

    private static double[] Fill(Value value, ReferenceBatch batch, Func<int, int, double> element)
    {
        var result = new double[value.Count * (value.PerSample ? batch.Count * value.Rows : 1)];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = element(i / value.Count, i % value.Count);
        }

        return result;
    }

    private static double Evaluate(Expression formula, Shape range, Operand[] operands, ReferenceBatch batch, int sample, int element)
    {
        Span<double> variables = stackalloc double[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            variables[i] = operands[i].At(sample, element);
        }

        return Evaluate(formula, variables, batch, element % range.Last);
    }

    private static double Evaluate(Expression formula, ReadOnlySpan<double> variables, ReferenceBatch batch, int column) =>
        Evaluation.Evaluate(
            formula,
            variables,
            name => name == Scalar.ReciprocalBatch.Name ? 1.0 / batch.Count : throw new InvalidOperationException($"No value for '{name}'."),
            column);

    private static double[] MatMul(Value value, MatMulOp op, Operand[] operands, ReferenceBatch batch)
    {
        var (left, right) = (operands[0], operands[1]);
        return Fill(value, batch, (n, c) => Epilogue(op.Epilogue, Product(n, c), value, operands.AsSpan(2), batch, n, c));

        double Product(int n, int c) => op.Form switch
        {
            MatMulForm.Forward => Sum(left.Count, k => left.At(n, k) * right.At(n, (k * value.Count) + c)),
            MatMulForm.InputGradient => Sum(left.Count, k => left.At(n, k) * right.At(n, (c * left.Count) + k)),
            _ => Sum(batch.Count * left.Rows, m => left.At(m, c / right.Count) * right.At(m, c % right.Count)),
        };
    }

    private static double[] Reduce(Value value, ReduceOp op, Operand[] operands, ReferenceBatch batch)
    {
        var terms = operands[..op.OperandCount];
        var widest = terms.MaxBy(t => t.Count);
        var overFeatures = op.Axes.HasFlag(ReduceAxes.Features);
        var range = overFeatures ? widest.Shape : value.Shape;
        var samples = op.Axes.HasFlag(ReduceAxes.Samples) && terms.Any(t => t.Rows > 0) ? batch.Count * terms.Max(t => t.Rows) : 1;
        return Fill(value, batch, (n, c) => Epilogue(op.Epilogue, Total(n, c), value, operands.AsSpan(op.OperandCount), batch, n, c));

        double Total(int n, int c) => Sum(
            samples,
            m => Sum(
                overFeatures ? widest.Count : 1,
                k => Evaluate(op.Expression, range, terms, batch, op.Axes.HasFlag(ReduceAxes.Samples) ? m : n, overFeatures ? k : c)));
    }

    private static double Epilogue(
        Expression formula,
        double result,
        Value value,
        ReadOnlySpan<Operand> others,
        ReferenceBatch batch,
        int sample,
        int element)
    {
        Span<double> variables = stackalloc double[others.Length + 1];
        variables[0] = result;
        for (var i = 0; i < others.Length; i++)
        {
            variables[i + 1] = others[i].At(sample, element);
        }

        return Evaluate(formula, variables, batch, element % value.Shape.Last);
    }

    private static double CountTokens(CountTokensOp op, Operand tokens, int row, int category)
    {
        var each = op.EachAlone ? 1 : tokens.Count;
        var count = Sum(each, i => tokens.Elements[(row * each) + i] == category ? 1 : 0);
        return op.CountEach ? count : Math.Min(count, 1);
    }

    private static double InBin(Operand features, Operand boundaries, int row, int element)
    {
        var width = boundaries.Shape.Last;
        var (feature, bin) = Math.DivRem(element, width + 1);
        var x = features.At(row, feature);
        var below = Sum(width, i => boundaries.Elements[(feature * width) + i] <= x ? 1 : 0);
        return double.IsNaN(x) ? x : below == bin ? 1 : 0;
    }

    private static double LogSumExp(Operand operand, int sample)
    {
        var largest = Enumerable.Range(0, operand.Count).Max(c => operand.At(sample, c));
        return largest + Math.Log(Sum(operand.Count, c => Math.Exp(operand.At(sample, c) - largest)));
    }

    private static double Sum(int count, Func<int, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            sum += term(i);
        }

        return sum;
    }

    /// <summary>An operand with its elements; along a longer one it repeats.</summary>
    private readonly struct Operand(Value value, double[] elements)
    {
        public double[] Elements { get; } = elements;

        public int Count { get; } = value.Count;

        public int Rows { get; } = value.Rows;

        public Shape Shape => value.Shape;

        public double At(int sample, int element) => Elements[(Rows > 0 ? sample * Count : 0) + (element % Count)];
    }
}
