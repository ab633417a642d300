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

    /// <summary>The name of a value in the schedule and in the methods of its layers.</summary>
    public string NameOf(Value value) => _names.Of(value);

    public void Write(CodeWriter writer)
    {
        writer.Line();
        WritePlaces(writer);
        writer.Line();
        var group = new List<(Value Value, Step Step)>();
        foreach (var value in Graph.Values)
        {
            if (_schedule.Places[value.Id] is FoldedStorage || (KeepsStatistics && Graph.IsUpdate(value)) || StepWriter.Create(value, _context) is not { } step)
            {
                continue;
            }

            WriteBarrier(writer, value, step, group);
            if (_schedule.Places[value.Id] is LocalStorage)
            {
                WriteLocal(writer, value, step, group);
                continue;
            }

            if (group.Count > 0 && (GroupName(group[0].Value) != GroupName(value) || SplitOf(group[0].Value) != SplitOf(value)))
            {
                Flush(writer, group);
            }

            group.Add((value, step));
        }

        Flush(writer, group);
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

    /// <summary>Waits for the other threads where a step needs what they did.</summary>
    private void WriteBarrier(CodeWriter writer, Value value, Step step, List<(Value Value, Step Step)> group)
    {
        if (_hazards.NeedsBarrier(step, value, SplitOf(value)))
        {
            Flush(writer, group);
            writer.Line("share.Wait();");
            _hazards.Clear();
            _hazardsByColumns.Clear();
        }
        else if (_hazardsByColumns.NeedsBarrier(step, value, SplitOf(value)))
        {
            Flush(writer, group);
            writer.Line("share.WaitForColumns();");
            _hazardsByColumns.Clear();
        }

        _hazards.Add(step, value, SplitOf(value));
        _hazardsByColumns.Add(step, value, SplitOf(value));
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
            var offset = (_schedule.VectorLength, place.Offset) switch
            {
                (0, 0) => "",
                (var before, 0) => NumberText.Integer(before),
                (0, var rows) => $"(nint)capacity * {rows}",
                var (before, rows) => $"{before} + ((nint)capacity * {rows})",
            };
            var start = offset.Length == 0 ? "workspace" : $"Unsafe.Add(ref workspace, {offset})";
            start = value.ElementType == ElementType.Int32 ? $"Unsafe.As<float, int>(ref {start})" : start;
            writer.Line($"ref var {NameOf(value)} = ref {start}; // {value.ShapeText}{(place.Stride == value.Count ? "" : $", rows of {place.Stride}")}");
        }
    }

    /// <summary>A single number: a statement of the schedule itself.</summary>
    private void WriteLocal(CodeWriter writer, Value value, Step step, List<(Value Value, Step Step)> group)
    {
        if (value.Inputs.Any(input => group.Any(g => g.Value == input)))
        {
            Flush(writer, group);
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

    private void Flush(CodeWriter writer, List<(Value Value, Step Step)> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        var split = SplitOf(group[0].Value);
        var values = group.SelectMany(g => g.Step.Values).Distinct().ToList();
        var names = new HashSet<string>(group.SelectMany(g => g.Step.Arguments).Select(Bare));
        var references = values.Where(v => names.Contains(NameOf(v))).Select(NameOf).Distinct().ToList();
        var transposed = values.Where(v => v.Op is ParameterOp && names.Contains(_context.TransposedName(v))).ToList();
        List<(string Type, string Name, string Argument)> parameters =
        [
            .. names.Contains("share") || split == StepSplit.Product ? [("ThreadShare", "share", "share")] : Array.Empty<(string, string, string)>(),
            .. names.Contains("first") ? [("int", "first", "first")] : Array.Empty<(string, string, string)>(),
            .. group.SelectMany(g => g.Step.Arguments).Any(a => a == "rows" || a.StartsWith("rows *", StringComparison.Ordinal)) || split == StepSplit.Product
                ? [("int", "rows", split == StepSplit.Samples ? "rows" : "samples")]
                : Array.Empty<(string, string, string)>(),
            .. references.Select(name => (TypeOf(values.First(v => NameOf(v) == name)), name, split == StepSplit.Samples ? OwnRows("ref " + name, values) : Outside("ref " + name, values))),
            .. transposed.Select(v => ("ref float", _context.TransposedName(v), TransposedArgument(v))),
            .. new[] { ("float", "reciprocalBatch"), ("ulong", "seed"), ("ulong", "batch"), ("bool", "accumulate") }
                .Where(p => names.Contains(p.Item2)).Select(p => (p.Item1, p.Item2, p.Item2)),
        ];
        var method = Method(group, parameters);
        using (split == StepSplit.First ? writer.Block("if (share.IsFirst)") : null)
        {
            writer.Call(method, [.. parameters.Select(p => p.Argument)], ";");
        }

        AfterStep?.Invoke(writer, [.. group.Select(g => g.Value)]);
        group.Clear();
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
    public static string FirstTimes(int length) => length == 1 ? "first" : $"(nint)first * {NumberText.Integer(length)}";

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

        var length = _schedule.Places[value.Id] is WorkspaceStorage place ? place.Length : value.Rows * value.Count;
        return $"{(isReference ? "ref " : "")}Unsafe.Add(ref {NameOf(value)}, {FirstTimes(length)})";
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
