using NnGen.Generator.Optimizers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// The sums over a segment of parameters that an optimizer's update needs, before it: in double precision, so that neither size nor length
/// matters. Padding adds nothing, because its terms are 0.
/// </summary>
internal sealed record ParameterSumsKernel(string OptimizerKind, OptimizerRule Rule) : Kernel
{
    public override string Name => OptimizerKind + "Sums";

    public override string Description =>
        $"What {OptimizerKind} sums over a segment of parameters: {string.Join(", ", Rule.Sums.Select(sum => sum.Name))}.";

    public override string ReturnType => Rule.Sums.Count == 1
        ? "double"
        : $"({string.Join(", ", Rule.Sums.Select(sum => "double " + Identifiers.Pascal(sum.Name)))})";

    public override IReadOnlyList<KernelParameter> Parameters => OptimizerFormulas.Parameters(Rule, Slots, ScalarNames);

    /// <summary>The run-time scalars that the formulas use, in order.</summary>
    public IReadOnlyList<string> ScalarNames => Formulas.ScalarNames([Rule.Gradient, .. Elements]);

    /// <summary>The slots that the formulas read.</summary>
    public IReadOnlyList<int> Slots =>
        [.. Elements.SelectMany(element => element.Variables).Where(variable => variable >= 2).Select(variable => variable - 2).Distinct().OrderBy(slot => slot)];

    private IReadOnlyList<Expression> Elements => [.. Rule.Sums.Select(sum => sum.Element)];

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var formulas = new OptimizerFormulas(writer, lanes, Rule);
        formulas.Hoist(ScalarNames);
        foreach (var (sum, _) in Rule.Sums)
        {
            writer.Line($"var {sum} = {(lanes.IsScalar ? "0.0" : $"{lanes.Type}<double>.Zero")};");
        }

        using (writer.Block($"for (nint i = 0; i < length; i += {lanes.Count})"))
        {
            formulas.Begin();
            formulas.Locals(Rule.Parts.Where(part => Elements.Any(element => OptimizerFormulas.Contains(element, part.Formula))));
            foreach (var (sum, element) in Rule.Sums)
            {
                WriteTerm(writer, lanes, sum, formulas.Text(element, sum + "Part"));
            }
        }

        var totals = Rule.Sums.Select(sum => lanes.Sum(sum.Name));
        writer.Line($"return {(Rule.Sums.Count == 1 ? totals.Single() : $"({string.Join(", ", totals)})")};");
    }

    private static void WriteTerm(CodeWriter writer, Lanes lanes, string sum, string term)
    {
        if (lanes.IsScalar)
        {
            writer.Line($"{sum} += {term};");
            return;
        }

        writer.Line($"var ({sum}Low, {sum}High) = {lanes.Type}.Widen({term});");
        writer.Line($"{sum} += {sum}Low + {sum}High;");
    }

    public bool Equals(ParameterSumsKernel? other) => other is not null && OptimizerKind == other.OptimizerKind;

    public override int GetHashCode() => OptimizerKind.GetHashCode();
}
