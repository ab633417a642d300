using NnGen.Generator.Optimizers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>An optimizer's update of a segment of parameters, whole vectors of them: padding of parameters holds zeros and stays so.</summary>
internal sealed record UpdateKernel(string OptimizerKind, OptimizerRule Rule) : Kernel
{
    public override string Name => OptimizerKind + "Update";

    public override string Description =>
        $"One step of {OptimizerKind} on a segment of parameters: w = "
        + DocumentationText.Escape(ExpressionWriter.Describe(Rule.Parameter, variable => OptimizerFormulas.NameOf(Rule, variable)));

    public override IReadOnlyList<KernelParameter> Parameters =>
        OptimizerFormulas.Parameters(Rule, Enumerable.Range(0, Rule.Slots.Count), ScalarNames);

    /// <summary>The run-time scalars that the formulas use, in order.</summary>
    public IReadOnlyList<string> ScalarNames => Emission.Kernels.Formulas.ScalarNames([Rule.Gradient, Rule.Parameter, .. Rule.SlotUpdates]);

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        var formulas = new OptimizerFormulas(writer, lanes, Rule);
        formulas.Hoist(ScalarNames);
        using (writer.Block($"for (nint i = 0; i < length; i += {lanes.Count})"))
        {
            WriteElement(writer, lanes, formulas);
        }
    }

    private void WriteElement(CodeWriter writer, Lanes lanes, OptimizerFormulas formulas)
    {
        formulas.Begin();
        var slots = Rule.Slots.Select((slot, i) => (Name: "new" + slot, Formula: Rule.SlotUpdates[i])).ToList();
        var weight = (Name: "newWeight", Formula: Rule.Parameter);
        var isPart = slots.Any(slot => OptimizerFormulas.Contains(slot.Formula, Rule.Parameter));
        formulas.Locals([.. Rule.Parts, .. slots, .. isPart ? [weight] : Array.Empty<(string, Expression)>()]);
        var result = formulas.Text(Rule.Parameter, "part");

        // Stored last: every formula reads slots as they were.
        foreach (var slot in Rule.Slots)
        {
            writer.Line(lanes.Store("new" + slot, Identifiers.Camel(slot), "i"));
        }

        writer.Line(lanes.Store(result.Parenthesize(), "parameters", "i"));
    }

    public bool Equals(UpdateKernel? other) => other is not null && OptimizerKind == other.OptimizerKind;

    public override int GetHashCode() => OptimizerKind.GetHashCode();
}
