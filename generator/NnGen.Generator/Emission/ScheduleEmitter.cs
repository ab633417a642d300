using NnGen.Generator.Emission.Steps;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>
/// Writes the body of a schedule: the places of the intermediate values, then the layers in order, each a method of its own.
/// </summary>
internal sealed class ScheduleEmitter
{
    private readonly Schedule _schedule;
    private readonly ValueNames _names;
    private readonly StepContext _context;
    private readonly RepeatNames _repeats;
    private readonly ScheduleArguments _arguments;
    private readonly KernelBook _kernels;
    private readonly LayerMethods _methods;
    private readonly Hazards _hazards;
    private readonly Hazards _hazardsByColumns;
    private readonly HashSet<string> _passesWithProduct;
    private readonly string _variant;
    private readonly List<(Value Value, Step Step)> _group = [];
    private (string First, string Rows) _own = ("first", "rows");

    /// <param name="plan">The model.</param>
    /// <param name="schedule">What to write.</param>
    /// <param name="kernels">Receives the kernels that are called.</param>
    /// <param name="methods">Receives the methods of layers; equal ones are shared.</param>
    /// <param name="variant">What a layer's method is called by here if it differs from an earlier one: <c>Training</c>.</param>
    public ScheduleEmitter(ModelPlan plan, Schedule schedule, KernelBook kernels, LayerMethods methods, string variant)
    {
        (_schedule, _kernels, _methods, _variant) = (schedule, kernels, methods, variant);
        _names = new ValueNames(schedule);
        _repeats = new RepeatNames(schedule, _names, plan.Paths);
        _arguments = new ScheduleArguments(plan, schedule, _names);
        _context = new StepContext(plan, schedule, kernels, _names.Of);
        _passesWithProduct = [.. schedule.Graph.Values.Where(value => SplitOf(value) == StepSplit.Product).Select(PassName)];
        _hazards = new Hazards(schedule, byColumns: false);
        _hazardsByColumns = new Hazards(schedule, byColumns: true);
    }

    private ComputationGraph Graph => _schedule.Graph;

    /// <summary>Writes what follows a layer's method or a single number, given the values that are there then.</summary>
    public Action<CodeWriter, IReadOnlyList<Value>>? AfterStep { get; init; }

    /// <summary>Whether statistics keep the values that they have: what would move them is left out.</summary>
    public bool KeepsStatistics { get; init; }

    /// <summary>Whether steps are done by blocks of samples where that pays; else, each for all samples, so that all of a value is there after it.</summary>
    public bool WritesBlocks { get; init; } = true;

    /// <summary>The name of a value in the schedule, and in the methods of layers that are not repeated.</summary>
    public string NameOf(Value value) => _names.Of(value);

    /// <summary>Where this thread's samples of a value start.</summary>
    public string OwnRows(Value value) => _arguments.OwnRows(value, _own.First);

    public void Write(CodeWriter writer)
    {
        writer.Line();
        new PlaceWriter(_schedule, _names, WritesBlocks).Write(writer);
        writer.Line();
        var steps = Graph.Values.Where(IsStep).Select(value => (Value: value, Step: StepWriter.Create(value, _context))).Where(s => s.Step is not null).ToList();
        foreach (var run in steps.Select(s => (s.Value, Step: s.Step!, Block: BlockOf(s.Value))).GroupBy(s => s.Block?.First ?? -s.Value.Id))
        {
            if (run.First().Block is { } block)
            {
                WriteBlock(writer, block, [.. run.Select(s => (s.Value, s.Step))]);
                continue;
            }

            foreach (var (value, step, _) in run)
            {
                WriteBarrier(writer, [(value, step)]);
                WriteStep(writer, value, step);
            }
        }

        Flush(writer);
    }

    private SampleBlock? BlockOf(Value value) => _schedule.Blocks.FirstOrDefault(block => block.Contains(value));

    private bool IsStep(Value value) => _schedule.Places[value.Id] is not FoldedStorage && !(KeepsStatistics && Graph.IsUpdate(value));

    /// <summary>Steps that a thread does for a block of its samples before it goes on to the next block.</summary>
    private void WriteBlock(CodeWriter writer, SampleBlock block, List<(Value Value, Step Step)> steps)
    {
        Flush(writer);
        WriteBarrier(writer, steps);
        writer.Line();
        using (WritesBlocks ? Loop(writer, block.Samples) : null)
        {
            steps.ForEach(step => WriteStep(writer, step.Value, step.Step));
            Flush(writer);
        }

        _own = ("first", "rows");
        writer.Line();
    }

    private IDisposable Loop(CodeWriter writer, int samples)
    {
        _own = samples == 1 ? ("sample", "1") : ("blockFirst", "blockRows");
        writer.Line($"// {(samples == 1 ? "A sample" : $"{samples} samples")} at a time: what these layers hand on stays in the cache.");
        if (samples == 1)
        {
            return writer.Block("for (var sample = first; sample < first + rows; sample++)");
        }

        var loop = writer.Block($"for (var blockFirst = first; blockFirst < first + rows; blockFirst += {samples})");
        writer.Line($"var blockRows = int.Min({samples}, first + rows - blockFirst);");
        return loop;
    }

    private void WriteStep(CodeWriter writer, Value value, Step step)
    {
        if (_schedule.Places[value.Id] is LocalStorage)
        {
            WriteLocal(writer, value, step);
            return;
        }

        if (_group.Count > 0 && (GroupName(_group[0].Value) != GroupName(value) || SplitOf(_group[0].Value) != SplitOf(value)))
        {
            Flush(writer);
        }

        _group.Add((value, step));
    }

    /// <summary>Writes the call that computes a vector of parameters alone.</summary>
    public void WriteFolded(CodeWriter writer, Value value)
    {
        var step = StepWriter.Create(value, _context)!;
        writer.Line();
        writer.Line($"// {step.Comment}");
        writer.Call(step.Method, [.. step.Arguments.Select(argument => _arguments.Of(argument, step.Values))], ";");
    }

    /// <summary>What a layer does in one direction; what follows its product row by row is a method of its own, which threads may share otherwise.</summary>
    private string GroupName(Value value) => Identifiers.OfLayer(value.Scope) + Direction(value);

    /// <summary>The name of the method, which is one for all repeats of a block.</summary>
    private string MethodName(Value value) =>
        Identifiers.Pascal(Identifiers.OfLayer(LayerPaths.WithoutRepeats(_context.Plan.Paths.Of(value.Scope)))) + Direction(value);

    private string Direction(Value value) => Pass(value) + (SplitOf(value) == StepSplit.Samples && _passesWithProduct.Contains(PassName(value)) ? "Rows" : "");

    private string PassName(Value value) => Identifiers.OfLayer(value.Scope) + Pass(value);

    private string Pass(Value value) =>
        _schedule.Graph.IsUpdate(value) ? "Statistics" : !_names.IsBackward(value) ? "Forward" : SplitOf(value) == StepSplit.Result ? "Gradients" : "Backward";

    private static StepSplit SplitOf(Value value) => StepSplits.Of(value);

    /// <summary>Waits for the other threads where one of the steps needs what they did.</summary>
    private void WriteBarrier(CodeWriter writer, IReadOnlyList<(Value Value, Step Step)> steps)
    {
        if (steps.Any(s => _hazards.NeedsBarrier(s.Step, s.Value, SplitOf(s.Value))))
        {
            Flush(writer);
            writer.Line("share.Wait();");
            _hazards.Clear();
            _hazardsByColumns.Clear();
        }
        else if (steps.Any(s => _hazardsByColumns.NeedsBarrier(s.Step, s.Value, SplitOf(s.Value))))
        {
            Flush(writer);
            writer.Line("share.WaitForColumns();");
            _hazardsByColumns.Clear();
        }

        foreach (var (value, step) in steps)
        {
            _hazards.Add(step, value, SplitOf(value));
            _hazardsByColumns.Add(step, value, SplitOf(value));
        }
    }

    /// <summary>Waits for the other threads before each reads its own samples of a result, where it needs what they did.</summary>
    public void WriteBarrierToRead(CodeWriter writer, Value value)
    {
        if (_hazards.NeedsBarrierToRead(value))
        {
            writer.Line("share.Wait();");
        }
        else if (_hazardsByColumns.NeedsBarrierToRead(value))
        {
            writer.Line("share.WaitForColumns();");
        }
    }

    /// <summary>A single number: a statement of the schedule itself.</summary>
    private void WriteLocal(CodeWriter writer, Value value, Step step)
    {
        if (value.Inputs.Any(input => _group.Any(g => g.Value == input)))
        {
            Flush(writer);
        }

        if (step.Arguments.Count == 0)
        {
            writer.Line($"var {NameOf(value)} = {step.Method};");
            AfterStep?.Invoke(writer, [value]);
            return;
        }

        var arguments = step.Arguments.Select(argument => ScheduleArguments.OfAllSamples(_arguments.Of(argument, step.Values))).ToList();
        writer.Call($"var {NameOf(value)} = share.IsFirst ? {step.Method}", arguments, " : 0f;");
        AfterStep?.Invoke(writer, [value]);
    }

    private void Flush(CodeWriter writer)
    {
        if (_group.Count == 0)
        {
            return;
        }

        var values = _group.SelectMany(g => g.Step.Values).Distinct().ToList();
        var shared = _repeats.Of(_group[0].Value.Scope, values);
        var context = shared is null ? _context : new StepContext(_context.Plan, _schedule, _kernels, shared.Of, shared.OfStream);
        List<Step> steps = [.. _group.Select(g => shared is null ? g.Step : StepWriter.Create(g.Value, context)!)];
        var parameters = Parameters(steps, values, context);
        parameters.AddRange(shared?.Streams.Select(stream => ("uint", stream.Name, NumberText.Integer(stream.Stream))) ?? []);
        var method = _methods.NameOf(
            MethodName(_group[0].Value), LayerMethodText(steps, [.. parameters.Select(p => $"{p.Type} {p.Name}")]), _variant, isOfRepeats: shared is not null);
        using (SplitOf(_group[0].Value) == StepSplit.First ? writer.Block("if (share.IsFirst)") : null)
        {
            writer.Call(method, [.. parameters.Select(p => p.Argument)], ";");
        }

        AfterStep?.Invoke(writer, [.. _group.Select(g => g.Value)]);
        _group.Clear();
    }

    /// <summary>What the method of the group takes: what its steps name, and what the schedule hands it for that.</summary>
    private List<(string Type, string Name, string Argument)> Parameters(List<Step> steps, List<Value> values, StepContext context)
    {
        var split = SplitOf(_group[0].Value);
        var written = steps.SelectMany(step => step.Arguments).ToList();
        var names = new HashSet<string>(written.Select(ScheduleArguments.Bare));
        var references = values.Where(v => names.Contains(context.NameOf(v))).GroupBy(context.NameOf).Select(g => g.First());
        var transposed = values.Where(v => v.Op is ParameterOp && names.Contains(context.TransposedName(v)));
        return
        [
            .. names.Contains("share") || split == StepSplit.Product ? [("ThreadShare", "share", "share")] : Array.Empty<(string, string, string)>(),
            .. names.Contains("first") ? [("int", "first", _own.First)] : Array.Empty<(string, string, string)>(),
            .. written.Any(ScheduleArguments.IsRows) || split == StepSplit.Product
                ? [("int", "rows", split == StepSplit.Samples ? _own.Rows : "samples")]
                : Array.Empty<(string, string, string)>(),
            .. references.Select(v => (
                "ref " + v.ElementType.Keyword(), context.NameOf(v), "ref " + (split == StepSplit.Samples ? _arguments.OwnRows(v, _own.First) : _arguments.Of(v)))),
            .. transposed.Select(v => ("ref float", context.TransposedName(v), ScheduleArguments.OfTransposed(v))),
            .. new[] { ("float", "reciprocalBatch"), ("ulong", "seed"), ("ulong", "batch"), ("bool", "accumulate") }
                .Where(p => names.Contains(p.Item2)).Select(p => (p.Item1, p.Item2, p.Item2)),
        ];
    }

    private static string LayerMethodText(List<Step> steps, List<string> parameters)
    {
        var writer = new CodeWriter();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Call("private static void {0}", parameters, "");
        using (writer.Block())
        {
            foreach (var step in steps)
            {
                writer.Line();
                writer.Line($"// {step.Comment}");
                writer.Call(step.Method, step.Arguments, ";");
            }
        }

        return writer.ToString();
    }
}
