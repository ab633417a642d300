using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>
/// Computed rows are padded to whole vectors, so a reshaped value does not always lie as its readers expect it. Where it does not, they get
/// a copy; where it does (rows of 16, of 32), it costs nothing. The caller's rows have no padding and lie right under every shape.
/// </summary>
internal static class RepackRows
{
    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(
        graph,
        (value, inputs, builder) => value.Op is RepackOp
            ? builder.Add(value.Op, inputs)
            : builder.Add(value.Op, [.. inputs.Select(input => NeedsCopy(input) ? builder.Add(new RepackOp(), input) : input)]),
        concerns: value => value.Inputs.Any(NeedsCopy));

    private static bool NeedsCopy(Value value) =>
        value.Op is ReshapeOp && value.PerSample && Storage.Source(value).Op is not InputOp && !Storage.LiesAlike(value);
}
