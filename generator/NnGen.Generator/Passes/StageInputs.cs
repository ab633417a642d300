using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>
/// The caller's rows are densely packed, so a vector at the end of a row would reach into the next, and past the end in the last.
/// Where an op reads whole vectors along such a row, it gets a padded copy. Products read their left operand number by number and
/// need none.
/// </summary>
internal static class StageInputs
{
    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
    {
        var staged = inputs.Select((input, i) => NeedsCopy(input) && value.Op.ReadsVectors(i) ? builder.Add(new StageOp(), input) : input);
        return builder.Add(value.Op, [.. staged]);
    }, concerns: value => value.Inputs.Any(NeedsCopy));

    private static bool NeedsCopy(Value value) =>
        value.Count > 1 && value.Count % Storage.VectorFloats != 0 && Storage.Source(value).Op is InputOp;
}
