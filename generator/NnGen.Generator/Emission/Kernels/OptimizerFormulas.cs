using NnGen.Generator.Optimizers;
using NnGen.Generator.Ops.Expressions;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>Writes an optimizer's formulas for one place in a segment of parameters; parts that have a name are used by it after them.</summary>
internal sealed class OptimizerFormulas(CodeWriter writer, Lanes lanes, OptimizerRule rule)
{
    private readonly Dictionary<Expression, Expression> _locals = [];

    /// <summary>What the kernel takes: the length, the parameters, gradients and slots, and the scalars of its formulas.</summary>
    public static IReadOnlyList<KernelParameter> Parameters(OptimizerRule rule, IEnumerable<int> slots, IEnumerable<string> scalars) =>
    [
        new("nint", "length"),
        new("ref float", "parameters"),
        new("ref float", "gradients"),
        .. slots.Select(slot => new KernelParameter("ref float", Identifiers.Camel(rule.Slots[slot]))),
        .. scalars.Select(name => new KernelParameter("float", name)),
    ];

    /// <summary>Broadcasts the scalars, before the loop.</summary>
    public void Hoist(IEnumerable<string> scalars)
    {
        if (!lanes.IsScalar)
        {
            foreach (var scalar in scalars)
            {
                writer.Line($"var {scalar}Lanes = {lanes.Broadcast(scalar)};");
            }
        }
    }

    /// <summary>Loads the parameter and its gradient.</summary>
    public void Begin()
    {
        writer.Line($"var weight = {lanes.Load("parameters", "i")};");
        writer.Line($"var gradient = {Text(rule.Gradient, "scaled", _ => lanes.Load("gradients", "i"))};");
        _locals.Add(rule.Gradient, new Scalar("gradient"));
    }

    /// <summary>Writes formulas into locals, those that others contain before these; a local's name stands for its formula from there on.</summary>
    public void Locals(IEnumerable<(string Name, Expression Formula)> formulas)
    {
        var left = formulas.ToList();
        while (left.Count > 0)
        {
            var next = left.First(one => left.All(other => other == one || !Contains(one.Formula, other.Formula)));
            writer.Line($"var {next.Name} = {Text(next.Formula, next.Name + "Part")};");
            _locals[next.Formula] = new Scalar(next.Name);
            left.Remove(next);
        }
    }

    /// <summary>The text of a formula, after the locals that it needs.</summary>
    public string Text(Expression formula, string prefix) => Text(formula, prefix, WeightOrSlot);

    public static bool Contains(Expression formula, Expression part)
    {
        var contains = false;
        formula.Visit(e => contains |= e == part);
        return contains;
    }

    /// <summary>How documentation writes a variable.</summary>
    public static string NameOf(OptimizerRule rule, int variable) => variable switch
    {
        0 => "w",
        1 => "g",
        _ => Identifiers.Camel(rule.Slots[variable - 2]),
    };

    private string WeightOrSlot(int variable) => variable == 0 ? "weight" : lanes.Load(NameOf(rule, variable), "i");

    private string Text(Expression formula, string prefix, Func<int, string> operand) =>
        new ExpressionWriter(writer, lanes, prefix).Write(
            formula.Map(part => _locals.TryGetValue(part, out var local) ? local : null),
            operand,
            name => lanes.IsScalar || _locals.ContainsValue(new Scalar(name)) ? name : name + "Lanes");
}
