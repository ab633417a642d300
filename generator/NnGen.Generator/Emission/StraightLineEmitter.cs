using NnGen.Generator.Emission.Kernels;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Emission;

/// <summary>
/// The file PredictOne of a small network: the prediction of one sample as straight-line code, with every multiply-add written out and
/// intermediate values in registers. One method for each vector width that is short enough.
/// </summary>
internal static class StraightLineEmitter
{
    /// <summary>The file, or null when the network is not small.</summary>
    public static string? Emit(ModelPlan plan)
    {
        var widths = Lanes.All.Where(lanes => !lanes.IsScalar && Cost(plan, lanes) <= KernelChoice.StraightLineMultiplyAdds).ToList();
        var values = plan.Predict.Graph.Values;
        if (widths.Count == 0 || !values.Any(v => v.Op is MatMulOp or ReduceOp) || !values.All(StraightLineWriter.CanWrite))
        {
            return null;
        }

        return ModelFile.WriteNetwork(plan.Model.Declaration.Type, writer =>
        {
            WriteDispatch(writer, plan, widths);
            foreach (var lanes in widths)
            {
                WriteMethod(writer, plan, lanes);
            }
        });
    }

    /// <summary>The vector instructions of the formulas and products of one sample, roughly.</summary>
    private static long Cost(ModelPlan plan, Lanes lanes) => plan.Predict.Graph.Values.Where(v => v.PerSample).Sum(value => value.Op switch
    {
        MatMulOp => (long)value.Inputs[0].Count * Vectors(value.Count, lanes),
        ElementwiseOp => 2L * Vectors(value.Count, lanes),
        ReduceOp op => Vectors(op.IterationCount(value), lanes),
        _ => 0,
    });

    private static int Vectors(int count, Lanes lanes) => (count + lanes.Count - 1) / lanes.Count;

    private static void WriteDispatch(CodeWriter writer, ModelPlan plan, List<Lanes> widths)
    {
        writer.Summary($"The prediction of one sample, <c>{plan.Model.Inputs[0]} → {plan.OutputShape}</c>.");
        writer.Line("protected override void PredictOne(ref float inputs, ref float outputs)");
        using var body = writer.Block();
        foreach (var lanes in widths)
        {
            writer.Line();
            using var branch = writer.Block($"if ({lanes.Condition})");
            writer.Line($"PredictOne{lanes.Type}(ref inputs, ref outputs);");
            writer.Line("return;");
        }

        writer.Line();
        writer.Line("base.PredictOne(ref inputs, ref outputs);");
    }

    private static void WriteMethod(CodeWriter writer, ModelPlan plan, Lanes lanes)
    {
        var body = new CodeWriter();
        var straight = new StraightLineWriter(plan, body, lanes);
        straight.Write();
        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line($"private void PredictOne{lanes.Type}(ref float inputs, ref float outputs)");
        using var block = writer.Block();
        writer.Line("ref var parameters = ref Core.Values;");
        if (plan.Folded.Length > 0)
        {
            writer.Line("ref var folded = ref _folded.Origin;");
        }

        writer.Line();
        if (straight.ScratchLength > 0)
        {
            writer.Line($"var rented = RentScratch({straight.ScratchLength});");
            writer.Line("ref var scratch = ref rented.Origin;");
            writer.Line();
        }

        writer.Text(body.ToString().TrimEnd('\n'));
        if (straight.ScratchLength > 0)
        {
            writer.Line("ReturnScratch(rented);");
        }
    }
}
