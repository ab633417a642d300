using NnGen.Generator.Optimizers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>An optimizer's update of a segment of parameters, whole vectors of them: padding holds zeros and stays so.</summary>
internal sealed record UpdateKernel(string OptimizerKind, OptimizerRule Rule) : Kernel
{
    public override string Name => OptimizerKind + "Update";

    public override string Description =>
        $"One step of {OptimizerKind} on a segment of parameters: w = {DocumentationText.Escape(ExpressionWriter.Describe(Rule.Parameter, NameOf))}";

    public override IReadOnlyList<KernelParameter> Parameters =>
    [
        new("nint", "length"),
        new("ref float", "parameters"),
        new("ref float", "gradients"),
        .. Rule.Slots.Select(slot => new KernelParameter("ref float", Identifiers.Camel(slot))),
        .. ScalarNames.Select(name => new KernelParameter("float", name)),
    ];

    /// <summary>The run-time scalars that the formulas use, in order.</summary>
    public IReadOnlyList<string> ScalarNames => Formulas.ScalarNames([Rule.Gradient, Rule.Parameter, .. Rule.SlotUpdates]);

    public override void Write(CodeWriter writer, Lanes lanes, string name)
    {
        using var method = Method(writer, name);
        if (!lanes.IsScalar)
        {
            foreach (var scalar in ScalarNames)
            {
                writer.Line($"var {scalar}Lanes = {lanes.Broadcast(scalar)};");
            }
        }

        using (writer.Block($"for (nint i = 0; i < length; i += {lanes.Count})"))
        {
            WriteElement(writer, lanes);
        }
    }

    private void WriteElement(CodeWriter writer, Lanes lanes)
    {
        // Parts that have a name are used by it in the formulas after them.
        var locals = new Dictionary<Expression, Expression>();
        writer.Line($"var weight = {lanes.Load("parameters", "i")};");
        writer.Line($"var gradient = {Text(writer, lanes, Rule.Gradient, locals, "scaled", _ => lanes.Load("gradients", "i"))};");
        locals.Add(Rule.Gradient, new Scalar("gradient"));
        for (var slot = 0; slot < Rule.Slots.Count; slot++)
        {
            var (slotName, newName) = (Identifiers.Camel(Rule.Slots[slot]), "new" + Rule.Slots[slot]);
            writer.Line($"var {newName} = {Text(writer, lanes, Rule.SlotUpdates[slot], locals, slotName + "Part", SlotOrWeight)};");
            writer.Line(lanes.Store(newName, slotName, "i"));
            locals.Add(Rule.SlotUpdates[slot], new Scalar(newName));
        }

        var result = Text(writer, lanes, Rule.Parameter, locals, "part", SlotOrWeight);
        writer.Line(lanes.Store(result.Parenthesize(), "parameters", "i"));

        string SlotOrWeight(int variable) => variable == 0 ? "weight" : lanes.Load(NameOf(variable), "i");
    }

    private static string Text(
        CodeWriter writer,
        Lanes lanes,
        Expression formula,
        Dictionary<Expression, Expression> locals,
        string prefix,
        Func<int, string> operand) =>
        new ExpressionWriter(writer, lanes, prefix).Write(
            formula.Map(part => locals.TryGetValue(part, out var local) ? local : null),
            operand,
            name => lanes.IsScalar || locals.ContainsValue(new Scalar(name)) ? name : name + "Lanes");

    private string NameOf(int variable) => variable switch
    {
        0 => "w",
        1 => "g",
        _ => Identifiers.Camel(Rule.Slots[variable - 2]),
    };

    public bool Equals(UpdateKernel? other) => other is not null && OptimizerKind == other.OptimizerKind;

    public override int GetHashCode() => OptimizerKind.GetHashCode();
}
