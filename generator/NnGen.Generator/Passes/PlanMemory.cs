using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>A graph with a place for every value.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Places">Where each value lives, by its id.</param>
/// <param name="Blocks">The steps that are done for a few samples at a time.</param>
/// <param name="WorkspaceWidth">The floats of workspace that a sample takes.</param>
/// <param name="VectorLength">The floats of workspace before these, for what belongs to the model.</param>
internal sealed record Schedule(
    ComputationGraph Graph,
    IReadOnlyDictionary<int, Storage> Places,
    IReadOnlyList<SampleBlock> Blocks,
    int WorkspaceWidth,
    int VectorLength);

/// <summary>Gives every value a place; values that are never alive together share one.</summary>
internal sealed class PlanMemory
{
    private readonly ComputationGraph _graph;
    private readonly bool _predictionGoesToCaller;
    private readonly FoldedParameters? _folded;
    private readonly Dictionary<Value, int> _lastUses;
    private readonly Dictionary<int, Storage> _places = [];
    private readonly FreeList _rows = new();
    private readonly FreeList _vectors = new();

    private PlanMemory(ComputationGraph graph, bool predictionGoesToCaller, FoldedParameters? folded)
    {
        (_graph, _predictionGoesToCaller, _folded) = (graph, predictionGoesToCaller, folded);
        _lastUses = LastUses(graph);
    }

    /// <param name="graph">The graph.</param>
    /// <param name="predictionGoesToCaller">Whether a prediction without padding is written straight to the caller's memory.</param>
    /// <param name="folded">Receives the vectors that are made of parameters alone; null where they are computed every time.</param>
    public static Schedule Run(ComputationGraph graph, bool predictionGoesToCaller = false, FoldedParameters? folded = null) =>
        new PlanMemory(graph, predictionGoesToCaller, folded).Run();

    /// <summary>
    /// The matrices that a value of a kernel's shape is, each in panels, as products with it read and give them, and what is made of that: one, or one
    /// for each group of a convolution, which has its share of the columns. 0 for elements that follow each other.
    /// </summary>
    public static int Matrices(Value value, ComputationGraph graph) => value.Op switch
    {
        MatMulOp => 1,
        ConvolutionKernelGradientOp op => op.Window.Groups,
        ParameterOp => graph.ReadersOfKernels[value].FirstOrDefault() is { } reader ? Matrices(reader.Op) : 0,
        ScaleChannelsOp op => op.InPanels ? 1 : 0,
        ElementwiseOp => value.Inputs.Where(i => i.Count == value.Count).Select(i => Matrices(i, graph)).DefaultIfEmpty(0).Max(),
        _ => 0,
    };

    /// <summary>The matrices that an op takes its kernel for.</summary>
    public static int Matrices(Op op) => op switch
    {
        ConvolutionOp convolution => convolution.Window.Groups,
        TransposedConvolutionOp convolution => convolution.Window.Groups,
        _ => 1,
    };

    /// <summary>Whether an op reads a kernel, its second operand, in panels.</summary>
    public static bool ReadsPanels(Op op) => op is MatMulOp { Form: not MatMulForm.KernelGradient } or ConvolutionOp or TransposedConvolutionOp;

    private Schedule Run()
    {
        var blocks = SampleBlocks.Find(_graph, foldsParameters: _folded is not null);
        var dying = _lastUses.Where(p => p.Value != int.MaxValue && p.Key.Op is not ReshapeOp).ToLookup(p => p.Value, p => p.Key);
        var kept = new List<Storage>();
        foreach (var value in _graph.Values)
        {
            var block = blocks.FirstOrDefault(b => b.Contains(value));
            if (block?.First == value.Id && PlaceInside(block) is { } region)
            {
                kept.Add(region);
            }

            if (!_places.ContainsKey(value.Id))
            {
                _places[value.Id] = Place(value);
            }

            // After the op has run, operands that it used last give their place back. Steps of a block are done again for the next samples:
            // there, all keep theirs to the end.
            kept.AddRange(dying[value.Id].Select(dead => _places[dead.Id]).Where(place => place is not BlockStorage));
            if (block is null || block.Last == value.Id)
            {
                kept.ForEach(Release);
                kept.Clear();
            }
        }

        return new Schedule(_graph, _places, blocks, _rows.Width, _vectors.Width);
    }

    private void Release(Storage place)
    {
        if (place is WorkspaceStorage row)
        {
            _rows.Release(row.Offset, row.Length);
        }
        else if (place is VectorStorage vector)
        {
            _vectors.Release(vector.Offset, vector.Length);
        }
    }

    /// <summary>Gives the values that a block alone needs places in a region of their own, or null if there are none.</summary>
    private WorkspaceStorage? PlaceInside(SampleBlock block)
    {
        var inside = _graph.Values
            .Where(value => block.Contains(value) && value is { PerSample: true, Op: { IsFree: false } } && _lastUses[value] <= block.Last && !IsForCaller(value))
            .ToList();
        var starts = new List<int>();
        var free = new FreeList();
        for (var i = 0; i < inside.Count; i++)
        {
            starts.Add(free.Take(Length(inside[i])));
            var next = i + 1 < inside.Count ? inside[i + 1].Id : int.MaxValue;
            foreach (var dead in Enumerable.Range(0, i + 1).Where(other => _lastUses[inside[other]] >= inside[i].Id && _lastUses[inside[other]] < next))
            {
                free.Release(starts[dead], Length(inside[dead]));
            }
        }

        if (inside.Count == 0)
        {
            return null;
        }

        var region = new WorkspaceStorage(_rows.Take(free.Width), free.Width, free.Width);
        for (var i = 0; i < inside.Count; i++)
        {
            _places[inside[i].Id] = new BlockStorage(region, starts[i], Storage.RowStride(inside[i]), Length(inside[i]));
        }

        return region;
    }

    private Storage Place(Value value)
    {
        switch (value.Op)
        {
            case InputOp input:
                return new CallerStorage(input.Name);
            case ParameterOp op:
                return new ParameterStorage(op.Parameter);
            case ReshapeOp:
                var whole = Storage.Source(value);
                return _places[whole.Id] is WorkspaceStorage source && (value.Count, value.Rows) != (whole.Count, whole.Rows)
                    ? source with { Stride = Storage.RowStride(value) }
                    : _places[whole.Id];
        }

        if (_graph.GradientOf(value) is { } parameter)
        {
            return new GradientStorage(parameter);
        }

        if (_graph.StatisticOf(value) is { } statistic)
        {
            return new ParameterStorage(statistic);
        }

        if (!value.PerSample)
        {
            return value.Shape.Rank == 0 ? new LocalStorage() : _folded is not null ? _folded.Place(value) : PlaceVector(value);
        }

        return IsForCaller(value)
            ? new CallerStorage("outputs")
            : new WorkspaceStorage(_rows.Take(Length(value)), Storage.RowStride(value), Length(value));
    }

    private bool IsForCaller(Value value) =>
        _predictionGoesToCaller && Storage.IsDense(value) && value == Storage.Source(_graph.Find(OutputKind.Prediction)!);

    private static int Length(Value value) => checked(value.Rows * Storage.RowStride(value));

    private VectorStorage PlaceVector(Value value)
    {
        var length = Storage.ParameterLength(value.Shape, Matrices(value, _graph));
        return new VectorStorage(_vectors.Take(length), length);
    }

    /// <summary>The id of the value that uses each value last; outputs are used to the end. A reshaped value lives on in its views.</summary>
    private static Dictionary<Value, int> LastUses(ComputationGraph graph)
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

        return last;

        void Use(Value value, int at)
        {
            last[value] = at;
            if (value.Op is ReshapeOp)
            {
                Use(value.Inputs[0], at);
            }
        }
    }
}
