using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Emission;

/// <summary>The file Optimizer: the table of segments, the numbers of a step, and the update of each segment.</summary>
internal static class OptimizerEmitter
{
    public static string Emit(ModelPlan plan, KernelBook kernels)
    {
        var optimizer = plan.Model.Optimizer!;
        var rule = optimizer.Definition.Rule(optimizer.Attribute);
        var kernel = new UpdateKernel(optimizer.Definition.Kind, rule);
        var method = kernels.NameOf(kernel);
        return ModelFile.WriteNetwork(plan.Model.Declaration.Type, writer =>
        {
            WriteSegments(writer, plan);
            writer.Line();
            writer.Line($"protected override double DeclaredLearningRate => {NumberText.Double(((OptimizerAttribute)optimizer.Attribute).LearningRate)};");
            writer.Line();
            WriteUpdate(writer, (OptimizerAttribute)optimizer.Attribute, rule, kernel, method);
        });
    }

    private static void WriteSegments(CodeWriter writer, ModelPlan plan)
    {
        writer.Summary("The parameters that are trained: first float and number of floats, padding included.");
        writer.Line("private static ReadOnlySpan<int> Segments =>");
        writer.Line("[");
        using (writer.Indented())
        {
            foreach (var parameter in plan.Parameters.Where(p => p.HasGradient).OrderBy(p => p.Offset))
            {
                writer.Line($"{Identifiers.OfParameter(parameter.Definition.Name)}, {parameter.StorageLength},");
            }
        }

        writer.Line("];");
    }

    private static void WriteUpdate(
        CodeWriter writer,
        OptimizerAttribute optimizer,
        Optimizers.OptimizerRule rule,
        UpdateKernel kernel,
        string method)
    {
        writer.Summary($"One step of {kernel.OptimizerKind}.");
        writer.Line("protected override void Update(double learningRate, float gradientScale, long step)");
        using var body = writer.Block();
        if (optimizer.GlobalClipNorm > 0)
        {
            writer.Line($"gradientScale = ClipScale(gradientScale, {NumberText.Double(optimizer.GlobalClipNorm)});");
        }

        foreach (var (name, formula) in rule.StepScalars)
        {
            writer.Line($"var {name} = (float){ScalarText(formula).Parenthesize()};");
        }

        using (writer.Block("for (var segment = 0; segment < Segments.Length; segment += 2)"))
        {
            writer.Line("var (start, length) = (Segments[segment], Segments[segment + 1]);");
            string[] arguments =
            [
                "length",
                "ref Unsafe.Add(ref Core.Values, start)",
                "ref Unsafe.Add(ref Core.Gradients, start)",
                .. rule.Slots.Select((_, slot) => $"ref Unsafe.Add(ref Core.Slot({slot}), start)"),
                .. kernel.ScalarNames.Select(name => name == "learningRate" ? "(float)learningRate" : name),
            ];
            writer.Call(method, arguments, ";");
        }
    }

    /// <summary>A number of the step, in double precision.</summary>
    private static string ScalarText(Expression formula) => formula switch
    {
        Constant constant => NumberText.Double(constant.Value),
        Scalar scalar => scalar.Name,
        Call { Function: Add } call => $"({Argument(call, 0)} + {Argument(call, 1)})",
        Call { Function: Subtract } call => $"({Argument(call, 0)} - {Argument(call, 1)})",
        Call { Function: Multiply } call => $"({Argument(call, 0)} * {Argument(call, 1)})",
        Call { Function: Divide } call => $"({Argument(call, 0)} / {Argument(call, 1)})",
        Call { Function: Power } call => $"double.Pow({Argument(call, 0)}, {Argument(call, 1)})",
        Call { Function: Negate } call => $"-{Argument(call, 0)}",
        Call call => $"double.{call.Function.Name}({ExpressionWriter.TrimParentheses(Argument(call, 0))})",
        _ => throw new InvalidOperationException($"No text for {formula}."),
    };

    private static string Argument(Call call, int index) => ScalarText(call.Arguments[index]);
}
