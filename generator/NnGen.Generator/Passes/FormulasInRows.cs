using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Passes;

/// <summary>
/// A formula on a sample that was just made of rows is computed on the rows instead, and the result is reshaped: then it can become part of
/// what made the rows, and a formula between two layers that work on rows spares the padding to be moved forth and back.
/// </summary>
internal static class FormulasInRows
{
    public static ComputationGraph Run(ComputationGraph graph) => GraphRewriter.Rewrite(graph, (value, inputs, builder) =>
    {
        if (value.Op is not ElementwiseOp op || RowsOf(value, op, inputs) is not { } rows)
        {
            return builder.Add(value.Op, inputs);
        }

        var operands = inputs.Select(i => i.PerSample ? builder.Add(new ReshapeOp(rows.Shape, rows.Rows), i) : i).ToArray();
        var result = builder.Elementwise(op.Label, op.Expression, rows.Shape, rows.Rows, operands);
        return builder.Add(new ReshapeOp(op.Shape, op.Rows), result);
    }, concerns: value => value.Op is ElementwiseOp op && RowsOf(value, op, [.. value.Inputs]) is not null);

    /// <summary>A value with the rows that a formula is computed on, or null when it stays where it is.</summary>
    private static Value? RowsOf(Value value, ElementwiseOp op, Value[] inputs)
    {
        var rows = inputs.Where(i => i.Op is ReshapeOp).Select(Storage.Source).FirstOrDefault(s => s.Op is not InputOp && s.Rows > value.Rows);
        var usesColumn = false;
        op.Expression.Visit(e => usesColumn |= e is Column);
        return rows is not null && !usesColumn && inputs.All(Fits) ? rows : null;

        bool Fits(Value input)
        {
            if (!input.PerSample)
            {
                return input.Count == 1;
            }

            // What lies in the same rows, or can be seen as such for nothing.
            var source = Storage.Source(input);
            return input.Count == value.Count
                && ((source.Shape == rows.Shape && source.Rows == rows.Rows)
                    || source.Op is InputOp
                    || (Storage.IsDense(source) && Storage.IsDense(rows)));
        }
    }
}
