using NnGen.Generator.Emission.Steps;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>A method of one layer in one direction, shared by the schedules in which it is the same.</summary>
internal sealed record LayerMethod(string Name, string Text);

/// <summary>
/// Writes the body of a schedule: the places of the intermediate values, then the layers in order, each a method of its own.
/// </summary>
internal sealed class ScheduleEmitter
{
    private readonly Schedule _schedule;
    private readonly ValueNames _names;
    private readonly StepContext _context;
    private readonly List<LayerMethod> _methods;
    private readonly Hazards _hazards;
    private readonly Hazards _hazardsByColumns;
    private readonly HashSet<string> _passesWithProduct;
    private readonly int _lossId;
    private readonly string _variant;
    private readonly List<(Value Value, Step Step)> _group = [];
    private (string First, string Rows) _own = ("first", "rows");

    /// <param name="plan">The model.</param>
    /// <param name="schedule">What to write.</param>
    /// <param name="kernels">Receives the kernels that are called.</param>
    /// <param name="methods">Receives the methods of layers; equal ones are shared.</param>
    /// <param name="variant">What a layer's method is called by here if it differs from an earlier one: <c>Training</c>.</param>
    public ScheduleEmitter(ModelPlan plan, Schedule schedule, KernelBook kernels, List<LayerMethod> methods, string variant)
    {
        (_schedule, _methods, _variant) = (schedule, methods, variant);
        _lossId = schedule.Graph.Find(OutputKind.Loss)?.Id ?? int.MaxValue;
        _names = new ValueNames(schedule);
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

    /// <summary>The name of a value in the schedule and in the methods of its layers.</summary>
    public string NameOf(Value value) => _names.Of(value);

    public void Write(CodeWriter writer)
    {
        writer.Line();
        WritePlaces(writer);
        writer.Line();
        var steps = Graph.Values.Where(IsStep).Select(value => (Value: value, Step: StepWriter.Create(value, _context))).Where(s => s.Step is not null).ToList();
        foreach (var run in steps.Select(s => (s.Value, Step: s.Step!)).GroupBy(s => _schedule.Blocks.FirstOrDefault(block => block.Contains(s.Value)) is { } block ? block.First : -s.Value.Id))
        {
            if (_schedule.Blocks.FirstOrDefault(block => block.First == run.Key) is { } block)
            {
                WriteBlock(writer, block, [.. run]);
                continue;
            }

            foreach (var step in run)
            {
                WriteBarrier(writer, [step]);
                WriteStep(writer, step.Value, step.Step);
            }
        }

        Flush(writer);
    }

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
        writer.Line($"var blockRows = Math.Min({samples}, first + rows - blockFirst);");
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
        writer.Call(step.Method, [.. step.Arguments.Select(argument => Outside(argument, step.Values))], ";");
    }

    private bool IsBackward(Value value) => value.Id > _lossId;

    /// <summary>What a layer does in one direction; what follows its product row by row is a method of its own, which threads may share otherwise.</summary>
    private string GroupName(Value value) =>
        PassName(value) + (SplitOf(value) == StepSplit.Samples && _passesWithProduct.Contains(PassName(value)) ? "Rows" : "");

    private string PassName(Value value) =>
        Identifiers.OfLayer(value.Scope) + (_schedule.Graph.IsUpdate(value) ? "Statistics" : !IsBackward(value) ? "Forward" : SplitOf(value) == StepSplit.Result ? "Gradients" : "Backward");

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

    private void WritePlaces(CodeWriter writer)
    {
        var vectors = Graph.Values.Where(v => _schedule.Places[v.Id] is VectorStorage).ToList();
        if (vectors.Count > 0)
        {
            writer.Line("// Intermediate values of the model, at the start of the workspace.");
        }

        foreach (var value in vectors)
        {
            var place = (VectorStorage)_schedule.Places[value.Id];
            var start = place.Offset == 0 ? "workspace" : $"Unsafe.Add(ref workspace, {place.Offset})";
            writer.Line($"ref var {NameOf(value)} = ref {start}; // {value.ShapeText}");
        }

        if (vectors.Count > 0)
        {
            writer.Line();
        }

        var values = Graph.Values.Where(v => _schedule.Places[v.Id] is WorkspaceStorage && v.Op is not ReshapeOp).ToList();
        if (values.Count > 0)
        {
            writer.Line("// Intermediate values: rows of samples in the workspace. Values that are never needed together share a place.");
        }

        foreach (var value in values)
        {
            var place = (WorkspaceStorage)_schedule.Places[value.Id];
            var offset = string.Join(" + ", OffsetOf(value, place));
            var start = offset.Length == 0 ? "workspace" : $"Unsafe.Add(ref workspace, {offset})";
            start = value.ElementType == ElementType.Int32 ? $"Unsafe.As<float, int>(ref {start})" : start;
            var rows = place.Stride == value.Count ? "" : $", rows of {place.Stride}";
            writer.Line($"ref var {NameOf(value)} = ref {start}; // {value.ShapeText}{rows}{(place is BlockStorage && WritesBlocks ? ", of a block" : "")}");
        }
    }

    /// <summary>The floats before a value: what belongs to the model, values of all samples, and in a block the thread's samples and the block's own values.</summary>
    private List<string> OffsetOf(Value value, WorkspaceStorage place)
    {
        var terms = new List<string>();
        if (_schedule.VectorLength > 0)
        {
            terms.Add(NumberText.Integer(_schedule.VectorLength));
        }

        var region = place is BlockStorage inside ? inside.Region : place;
        if (region.Offset > 0)
        {
            terms.Add($"(nint)capacity * {NumberText.Integer(region.Offset)}");
        }

        if (place is BlockStorage block)
        {
            var samples = _schedule.Blocks.First(b => b.Contains(value)).Samples;
            terms.Add(FirstTimes(region.Length));
            terms.Add(
                block.Start == 0 ? ""
                : !WritesBlocks ? $"(nint)rows * {NumberText.Integer(block.Start)}"
                : samples == 1 ? NumberText.Integer(block.Start)
                : $"(nint)Math.Min({samples}, rows) * {NumberText.Integer(block.Start)}");
            terms.RemoveAll(term => term.Length == 0);
        }

        return terms.Count == 1 ? terms : [.. terms.Select(term => term.Contains('*') ? $"({term})" : term)];
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

        var arguments = step.Arguments.Select(argument => OfAllSamples(Outside(argument, step.Values))).ToList();
        writer.Call($"var {NameOf(value)} = share.IsFirst ? {step.Method}", arguments, " : 0f;");
        AfterStep?.Invoke(writer, [value]);
    }

    private void Flush(CodeWriter writer)
    {
        if (_group.Count == 0)
        {
            return;
        }

        var split = SplitOf(_group[0].Value);
        var values = _group.SelectMany(g => g.Step.Values).Distinct().ToList();
        var names = new HashSet<string>(_group.SelectMany(g => g.Step.Arguments).Select(Bare));
        var references = values.Where(v => names.Contains(NameOf(v))).Select(NameOf).Distinct().ToList();
        var transposed = values.Where(v => v.Op is ParameterOp && names.Contains(_context.TransposedName(v))).ToList();
        List<(string Type, string Name, string Argument)> parameters =
        [
            .. names.Contains("share") || split == StepSplit.Product ? [("ThreadShare", "share", "share")] : Array.Empty<(string, string, string)>(),
            .. names.Contains("first") ? [("int", "first", _own.First)] : Array.Empty<(string, string, string)>(),
            .. _group.SelectMany(g => g.Step.Arguments).Any(a => a == "rows" || a.StartsWith("rows *", StringComparison.Ordinal)) || split == StepSplit.Product
                ? [("int", "rows", split == StepSplit.Samples ? _own.Rows : "samples")]
                : Array.Empty<(string, string, string)>(),
            .. references.Select(name => (TypeOf(values.First(v => NameOf(v) == name)), name, split == StepSplit.Samples ? OwnRows("ref " + name, values) : Outside("ref " + name, values))),
            .. transposed.Select(v => ("ref float", _context.TransposedName(v), TransposedArgument(v))),
            .. new[] { ("float", "reciprocalBatch"), ("ulong", "seed"), ("ulong", "batch"), ("bool", "accumulate") }
                .Where(p => names.Contains(p.Item2)).Select(p => (p.Item1, p.Item2, p.Item2)),
        ];
        var method = Method(_group, parameters);
        using (split == StepSplit.First ? writer.Block("if (share.IsFirst)") : null)
        {
            writer.Call(method, [.. parameters.Select(p => p.Argument)], ";");
        }

        AfterStep?.Invoke(writer, [.. _group.Select(g => g.Value)]);
        _group.Clear();
    }

    private string Method(List<(Value Value, Step Step)> group, List<(string Type, string Name, string Argument)> parameters)
    {
        var writer = new CodeWriter();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Call("private static void {0}", [.. parameters.Select(p => $"{p.Type} {p.Name}")], "");
        using (writer.Block())
        {
            foreach (var (_, step) in group)
            {
                writer.Line();
                writer.Line($"// {step.Comment}");
                writer.Call(step.Method, step.Arguments, ";");
            }
        }

        var text = writer.ToString();
        var wanted = Identifiers.Pascal(GroupName(group[0].Value));
        if (_methods.FirstOrDefault(m => m.Text == text && m.Name.StartsWith(wanted, StringComparison.Ordinal)) is { } known)
        {
            return known.Name;
        }

        var isTaken = _methods.Any(m => m.Name == wanted);
        var name = new NameScope(_methods.Select(m => m.Name)).Take(isTaken ? wanted + _variant : wanted);
        _methods.Add(new LayerMethod(name, text));
        return name;
    }

    /// <summary>The number of floats before this thread's samples.</summary>
    public static string FirstTimes(int length) => Times("first", length);

    private static string Times(string first, int length) => length == 1 ? first : $"(nint){first} * {NumberText.Integer(length)}";

    /// <summary>Where this thread's samples of a value start.</summary>
    public string OwnRows(Value value) => OwnRows(NameOf(value), [value]);

    private static string OfAllSamples(string argument) =>
        argument == "rows" || argument.StartsWith("rows *", StringComparison.Ordinal) ? "samples" + argument.Substring("rows".Length) : argument;

    private string OwnRows(string argument, IReadOnlyList<Value> values)
    {
        var isReference = argument.StartsWith("ref ", StringComparison.Ordinal);
        if (values.FirstOrDefault(v => NameOf(v) == Bare(argument)) is not { PerSample: true } value)
        {
            return Outside(argument, values);
        }

        if (_schedule.Places[value.Id] is BlockStorage)
        {
            // In a block these are its own rows; else the thread has them all.
            return argument;
        }

        var length = _schedule.Places[value.Id] is WorkspaceStorage place ? place.Length : value.Rows * value.Count;
        return $"{(isReference ? "ref " : "")}Unsafe.Add(ref {NameOf(value)}, {Times(_own.First, length)})";
    }

    private static string TypeOf(Value value) => "ref " + value.ElementType.Keyword();

    private static string Bare(string argument) => argument.StartsWith("ref ", StringComparison.Ordinal) ? argument.Substring(4) : argument;

    private string TransposedArgument(Value kernel)
    {
        var name = ((ParameterOp)kernel.Op).Parameter.Name;
        return $"ref Unsafe.Add(ref transposed, {Identifiers.OfParameter(name)}Transposed)";
    }

    /// <summary>How the schedule itself writes an argument: parameters and gradients by their offsets.</summary>
    private string Outside(string argument, IReadOnlyList<Value> values)
    {
        var isReference = argument.StartsWith("ref ", StringComparison.Ordinal);
        if (values.FirstOrDefault(v => NameOf(v) == Bare(argument)) is not { } value)
        {
            return argument;
        }

        var text = _schedule.Places[value.Id] switch
        {
            ParameterStorage place => $"Unsafe.Add(ref parameters, {Identifiers.OfParameter(place.Parameter.Name)})",
            GradientStorage place => $"Unsafe.Add(ref gradients, {Identifiers.OfParameter(place.Parameter.Name)})",
            FoldedStorage place => $"Unsafe.Add(ref folded, {_context.Plan.FoldedName(place)})",
            _ => NameOf(value),
        };
        return isReference ? "ref " + text : text;
    }
}
