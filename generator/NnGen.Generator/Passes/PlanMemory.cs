using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>A graph with a place for every value.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Places">Where each value lives, by its id.</param>
/// <param name="WorkspaceWidth">The floats of workspace that a sample takes.</param>
/// <param name="VectorLength">The floats of workspace before these, for what belongs to the model.</param>
internal sealed record Schedule(ComputationGraph Graph, IReadOnlyDictionary<int, Storage> Places, int WorkspaceWidth, int VectorLength);

/// <summary>Gives every value a place; values that are never alive together share one.</summary>
internal static class PlanMemory
{
    /// <param name="graph">The graph.</param>
    /// <param name="predictionGoesToCaller">Whether a prediction without padding is written straight to the caller's memory.</param>
    /// <param name="folded">Receives the vectors that are made of parameters alone; null where they are computed every time.</param>
    public static Schedule Run(ComputationGraph graph, bool predictionGoesToCaller = false, FoldedParameters? folded = null)
    {
        var places = new Dictionary<int, Storage>();
        var lastUses = LastUses(graph);
        var (rows, vectors) = (new FreeList(), new FreeList());
        foreach (var value in graph.Values)
        {
            places[value.Id] = Place(value, graph, places, rows, vectors, predictionGoesToCaller, folded);

            // After the op has run, operands that it used last give their place back.
            foreach (var dead in lastUses[value.Id])
            {
                if (places[dead.Id] is WorkspaceStorage row)
                {
                    rows.Release(row.Offset, row.Length);
                }
                else if (places[dead.Id] is VectorStorage vector)
                {
                    vectors.Release(vector.Offset, vector.Length);
                }
            }
        }

        return new Schedule(graph, places, rows.Width, vectors.Width);
    }

    private static Storage Place(
        Value value,
        ComputationGraph graph,
        Dictionary<int, Storage> places,
        FreeList rows,
        FreeList vectors,
        bool predictionGoesToCaller,
        FoldedParameters? folded)
    {
        switch (value.Op)
        {
            case InputOp input:
                return new CallerStorage(input.Name);
            case ParameterOp parameter:
                return new ParameterStorage(parameter.Parameter);
            case ReshapeOp:
                var whole = Storage.Source(value);
                return places[whole.Id] is WorkspaceStorage source && (value.Count, value.Rows) != (whole.Count, whole.Rows)
                    ? source with { Stride = Storage.RowStride(value) }
                    : places[whole.Id];
        }

        if (graph.Outputs.FirstOrDefault(o => o.Kind == OutputKind.Gradient && o.Value == value) is { } gradient)
        {
            return new GradientStorage(gradient.Parameter!);
        }

        if (graph.Outputs.FirstOrDefault(o => o.Kind == OutputKind.StatisticUpdate && o.Value == value) is { } update)
        {
            return new ParameterStorage(update.Parameter!);
        }

        if (!value.PerSample)
        {
            return value.Shape.Rank == 0 ? new LocalStorage() : folded is not null ? folded.Place(value) : PlaceVector(value, graph, vectors);
        }

        if (predictionGoesToCaller && Storage.IsDense(value) && value == Storage.Source(graph.Find(OutputKind.Prediction)!))
        {
            return new CallerStorage("outputs");
        }

        var stride = Storage.RowStride(value);
        var length = checked(value.Rows * stride);
        return new WorkspaceStorage(rows.Take(length), stride, length);
    }

    private static VectorStorage PlaceVector(Value value, ComputationGraph graph, FreeList vectors)
    {
        var length = Storage.ParameterLength(value.Shape, IsPanels(value, graph));
        return new VectorStorage(vectors.Take(length), length);
    }

    /// <summary>Whether a value of a kernel's shape lies in panels: what products with it read and give, and what is made of that.</summary>
    public static bool IsPanels(Value value, ComputationGraph graph) => value.Op switch
    {
        MatMulOp or ConvolutionKernelGradientOp => true,
        ParameterOp => graph.Values.Any(v => ReadsPanels(v.Op) && ScaleChannelsOp.Kernel(v.Inputs[1]) == value),
        ScaleChannelsOp op => op.InPanels,
        ElementwiseOp => value.Inputs.Any(i => i.Count == value.Count && IsPanels(i, graph)),
        _ => false,
    };

    /// <summary>Whether an op reads a kernel, its second operand, in panels.</summary>
    public static bool ReadsPanels(Op op) => op is MatMulOp { Form: not MatMulForm.KernelGradient } or ConvolutionOp or ConvolutionInputGradientOp;

    /// <summary>The values whose last use each value is; outputs are used to the end. A reshaped value lives on in its views.</summary>
    private static ILookup<int, Value> LastUses(ComputationGraph graph)
    {
        var last = new Dictionary<Value, int>();
        foreach (var value in graph.Values)
        {
            Use(value, value.Id);
            foreach (var input in value.Inputs)
            {
                Use(input, value.Id);
            }
        }

        foreach (var output in graph.Outputs)
        {
            Use(output.Value, int.MaxValue);
        }

        return last.Where(p => p.Value != int.MaxValue && p.Key.Op is not ReshapeOp).ToLookup(p => p.Value, p => p.Key);

        void Use(Value value, int at)
        {
            last[value] = at;
            if (value.Op is ReshapeOp)
            {
                Use(value.Inputs[0], at);
            }
        }
    }

    /// <summary>First-fit allocation over floats.</summary>
    private sealed class FreeList
    {
        private readonly List<(int Offset, int Length)> _gaps = [];

        public int Width { get; private set; }

        public int Take(int length)
        {
            var fit = _gaps.FindIndex(gap => gap.Length >= length);
            if (fit >= 0)
            {
                var gap = _gaps[fit];
                _gaps.RemoveAt(fit);
                if (gap.Length > length)
                {
                    _gaps.Insert(fit, (gap.Offset + length, gap.Length - length));
                }

                return gap.Offset;
            }

            Width += length;
            return Width - length;
        }

        public void Release(int offset, int length)
        {
            _gaps.Add((offset, length));
            _gaps.Sort();
            for (var i = _gaps.Count - 1; i > 0; i--)
            {
                if (_gaps[i - 1].Offset + _gaps[i - 1].Length == _gaps[i].Offset)
                {
                    _gaps[i - 1] = (_gaps[i - 1].Offset, _gaps[i - 1].Length + _gaps[i].Length);
                    _gaps.RemoveAt(i);
                }
            }
        }
    }
}
