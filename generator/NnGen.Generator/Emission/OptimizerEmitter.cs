using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Optimizers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Emission;

/// <summary>The file Optimizer: the numbers of a step, and the update of each segment of parameters that is trained.</summary>
internal sealed class OptimizerEmitter
{
    private readonly CodeWriter _writer;
    private readonly KernelBook _kernels;
    private readonly OptimizerAttribute _attribute;
    private readonly OptimizerRule _rule;
    private readonly UpdateKernel _update;

    private OptimizerEmitter(CodeWriter writer, ModelPlan plan, KernelBook kernels)
    {
        var optimizer = plan.Model.Optimizer!;
        (_writer, _kernels) = (writer, kernels);
        _attribute = (OptimizerAttribute)optimizer.Attribute;
        _rule = optimizer.Definition.Rule(optimizer.Attribute);
        _update = new UpdateKernel(optimizer.Definition.Kind, _rule);
    }

    public static string Emit(ModelPlan plan, KernelBook kernels) =>
        ModelFile.WriteNetwork(plan.Model.Declaration.Type, writer => new OptimizerEmitter(writer, plan, kernels).Write());

    private void Write()
    {
        foreach (var (name, factor) in _rule.StepProducts)
        {
            _writer.Summary("The product of a factor of every step so far.");
            _writer.Line($"private readonly StepProduct {FieldOf(name)} = new(static step => {ExpressionWriter.TrimParentheses(ScalarText(factor))});");
            _writer.Line();
        }

        _writer.Summary($"One step of {_update.OptimizerKind}.");
        _writer.Line("protected override void Update(ThreadShare share, double learningRate, float gradientScale, long step)");
        using var body = _writer.Block();
        if (_rule.Sums.Count > 0)
        {
            _writer.Line("// The sums over a parameter read its weights as they were, so one thread does all of it.");
            using (_writer.Block("if (!share.IsFirst)"))
            {
                _writer.Line("return;");
            }

            _writer.Line();
            _writer.Line("share = ThreadShare.Alone;");
        }

        if (_attribute.GlobalClipNorm > 0)
        {
            _writer.Line($"gradientScale = ClipScale(gradientScale, {NumberText.Double(_attribute.GlobalClipNorm)});");
        }

        foreach (var (name, _) in _rule.StepProducts)
        {
            _writer.Line($"var {name} = {FieldOf(name)}.At(step);");
        }

        WriteScalars(_rule.StepScalars);
        using (_writer.Block("foreach (ref readonly var segment in Core.Segments)"))
        {
            WriteSegment();
        }

        if (_attribute.EmaOverwriteFrequency > 0)
        {
            _writer.Line();
            using var overwrite = _writer.Block($"if (step % {_attribute.EmaOverwriteFrequency} == 0)");
            _writer.Line("share.Wait();");
            using var one = _writer.Block("if (share.IsFirst)");
            _writer.Line("Core.OverwriteWithAverages();");
        }
    }

    private void WriteSegment()
    {
        _writer.Line("var (start, length) = share.PartOf(segment);");
        if (_attribute.ClipNorm > 0)
        {
            _writer.Line($"var clippedScale = ClipScale(gradientScale, {NumberText.Double(_attribute.ClipNorm)}, segment);");
        }

        if (_rule.ParameterScalars.Any(s => Uses(s.Formula, OptimizerDefinition.LearningRate)) || _update.ScalarNames.Contains("learningRate"))
        {
            _writer.Line("var rate = learningRate * segment.LearningRateScale;");
        }

        // What the sums read comes before them.
        WriteScalars(_rule.ParameterScalars.Where(s => !DependsOnSums(s.Formula)));
        if (_rule.Sums.Count > 0)
        {
            var sums = new ParameterSumsKernel(_update.OptimizerKind, _rule);
            var names = _rule.Sums.Count == 1 ? _rule.Sums[0].Name : $"({string.Join(", ", _rule.Sums.Select(sum => sum.Name))})";
            _writer.Call($"var {names} = {_kernels.NameOf(sums)}", Arguments(sums.Slots, sums.ScalarNames), ";");
        }

        WriteScalars(_rule.ParameterScalars.Where(s => DependsOnSums(s.Formula)));
        _writer.Call(_kernels.NameOf(_update), Arguments(Enumerable.Range(0, _rule.Slots.Count), _update.ScalarNames), ";");
    }

    private void WriteScalars(IEnumerable<(string Name, Expression Formula)> scalars)
    {
        foreach (var (name, formula) in scalars)
        {
            _writer.Line($"var {name} = {ExpressionWriter.TrimParentheses(ScalarText(formula))};");
        }
    }

    private IReadOnlyList<string> Arguments(IEnumerable<int> slots, IEnumerable<string> scalars) =>
    [
        "length",
        "ref Unsafe.Add(ref Core.Values, start)",
        "ref Unsafe.Add(ref Core.Gradients, start)",
        .. slots.Select(slot => $"ref Unsafe.Add(ref Core.Slot({slot}), start)"),
        .. scalars.Select(name => name == "gradientScale"
            ? (_attribute.ClipNorm > 0 ? "clippedScale" : name)
            : $"(float){ScalarText(new Scalar(name))}"),
    ];

    private bool DependsOnSums(Expression formula)
    {
        var depends = false;
        formula.Visit(part => depends |= part is Scalar scalar && (
            _rule.Sums.Any(sum => sum.Name == scalar.Name)
            || _rule.Scalars.Any(other => other.Name == scalar.Name && DependsOnSums(other.Formula))));
        return depends;
    }

    private static bool Uses(Expression formula, Scalar scalar) => OptimizerFormulas.Contains(formula, scalar);

    private static string FieldOf(string product) => "_" + product;

    /// <summary>A number of the step or of a parameter, in double precision.</summary>
    private static string ScalarText(Expression formula) => formula switch
    {
        Constant constant => NumberText.Double(constant.Value),
        Scalar { Name: "learningRate" } => "rate",
        Scalar { Name: "weightDecayScale" } => "segment.WeightDecayScale",
        Scalar scalar => scalar.Name,
        Call { Function: Add } call => $"({Argument(call, 0)} + {Argument(call, 1)})",
        Call { Function: Subtract } call => $"({Argument(call, 0)} - {Argument(call, 1)})",
        Call { Function: Multiply } call => $"({Argument(call, 0)} * {Argument(call, 1)})",
        Call { Function: Divide } call => $"({Argument(call, 0)} / {Argument(call, 1)})",
        Call { Function: Power } call => $"double.Pow({Inner(call, 0)}, {Inner(call, 1)})",
        Call { Function: Negate } call => $"-{Argument(call, 0)}",
        Call { Function: Greater } call => $"{Argument(call, 0)} > {Argument(call, 1)}",
        Call { Function: Select } call => $"({Argument(call, 0)} ? {Argument(call, 1)} : {Argument(call, 2)})",
        Call call => $"double.{call.Function.Name}({Inner(call, 0)})",
        _ => throw new InvalidOperationException($"No text for {formula}."),
    };

    private static string Argument(Call call, int index) => ScalarText(call.Arguments[index]);

    private static string Inner(Call call, int index) => ExpressionWriter.TrimParentheses(Argument(call, index));
}
