using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Passes;

/// <summary>
/// Several inputs come as one: those of a sample side by side in a row of bytes. So batches, parts of them and threads need to know of one array
/// alone; each input is copied out of it first.
/// </summary>
internal static class UnpackInputs
{
    /// <summary>The name of what the inputs come in.</summary>
    public const string PackedName = "inputs";

    public static ComputationGraph Run(ComputationGraph graph, IReadOnlyList<InputOp> inputs)
    {
        if (inputs.Count < 2)
        {
            return graph;
        }

        var packed = new InputOp(InputKind.Features, PackedName, Shape.Of(RowBytes(inputs)), ElementType.UInt8);
        return GraphRewriter.Rewrite(graph, (value, operands, builder) => value.Op switch
        {
            InputOp { Kind: InputKind.Features } input => builder.Add(new UnpackOp(input, OffsetOf(input, inputs)), builder.Add(packed)),
            // Unpacking makes numbers of bytes.
            ConvertOp when operands[0].Op is UnpackOp => operands[0],
            _ => builder.Add(value.Op, operands),
        });
    }

    /// <summary>The bytes of a sample's inputs together.</summary>
    public static int RowBytes(IEnumerable<InputOp> inputs) => inputs.Aggregate(0, (sum, input) => checked(sum + Bytes(input)));

    /// <summary>The bytes of one input of a sample.</summary>
    public static int Bytes(InputOp input) => checked(input.Shape.Count * (input.Type == ElementType.UInt8 ? 1 : 4));

    private static int OffsetOf(InputOp input, IReadOnlyList<InputOp> inputs) => RowBytes(inputs.TakeWhile(other => other.Name != input.Name));
}
