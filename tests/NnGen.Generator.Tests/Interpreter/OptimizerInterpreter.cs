using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Optimizers;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>Executes an optimizer's formulas in double precision.</summary>
/// <param name="rule">The update.</param>
/// <param name="attribute">The learning rate, the clipping by norm and the overwriting by averages, as declared.</param>
internal sealed class OptimizerInterpreter(OptimizerRule rule, OptimizerAttribute attribute)
{
    private readonly Dictionary<string, double[][]> _slots = [];
    private readonly Dictionary<string, double> _products = [];

    /// <summary>The steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>A slot of a parameter: a running mean, a velocity. Zeros before the first step.</summary>
    public double[] Slot(string parameter, string slot) => _slots[parameter][rule.Slots.ToList().IndexOf(slot)];

    /// <summary>Takes one step: changes, in place, the parameters that have a gradient.</summary>
    /// <param name="parameters">The parameters by name.</param>
    /// <param name="gradients">The gradients of all trainable parameters by name; over them all the norm is clipped.</param>
    /// <param name="learningRate">The learning rate, or null for the declared one.</param>
    /// <param name="batches">The number of batches whose gradients were added up: the step goes by their mean.</param>
    public void Step(
        IReadOnlyDictionary<string, double[]> parameters,
        IReadOnlyDictionary<string, double[]> gradients,
        double? learningRate = null,
        int batches = 1)
    {
        Steps++;
        var scalars = new Dictionary<string, double>
        {
            ["step"] = Steps,
            ["learningRate"] = learningRate ?? attribute.LearningRate,
            ["weightDecayScale"] = 1,
            ["gradientScale"] = ClipScale(gradients.Values, attribute.GlobalClipNorm, 1.0 / batches),
        };
        foreach (var (name, factor) in rule.StepProducts)
        {
            var product = _products.GetValueOrDefault(name, 1) * Evaluation.Evaluate(factor, [], _ => Steps);
            scalars[name] = _products[name] = product;
        }

        foreach (var (name, gradient) in gradients)
        {
            Update(parameters[name], gradient, SlotsOf(name, gradient.Length), new(scalars));
        }
    }

    /// <summary>PyTorch's <c>clip_grad_norm_</c>: the gradients are scaled by min(1, limit / (norm + 1e-6)).</summary>
    private static double ClipScale(IEnumerable<double[]> gradients, double limit, double scale)
    {
        if (limit <= 0)
        {
            return scale;
        }

        var norm = Math.Sqrt(gradients.Sum(gradient => gradient.Sum(g => scale * g * (scale * g))));
        return scale * Math.Min(1, limit / (norm + 1e-6));
    }

    private double[][] SlotsOf(string parameter, int length)
    {
        if (!_slots.TryGetValue(parameter, out var slots))
        {
            slots = [.. rule.Slots.Select(_ => new double[length])];
            _slots.Add(parameter, slots);
        }

        return slots;
    }

    private void Update(double[] parameter, double[] gradient, double[][] slots, Dictionary<string, double> scalars)
    {
        scalars["gradientScale"] = ClipScale([gradient], attribute.ClipNorm, scalars["gradientScale"]);
        AddScalars(scalars, rule.Scalars.Where(scalar => rule.Sums.Count == 0 || CanEvaluate(scalar.Formula, scalars)));
        foreach (var (name, element) in rule.Sums)
        {
            scalars[name] = Enumerable.Range(0, parameter.Length).Sum(i => Evaluation.Evaluate(element, Variables(i), scalar => scalars[scalar]));
        }

        AddScalars(scalars, rule.Scalars);
        for (var i = 0; i < parameter.Length; i++)
        {
            var variables = Variables(i);
            parameter[i] = Evaluation.Evaluate(rule.Parameter, variables, name => scalars[name]);
            for (var s = 0; s < slots.Length; s++)
            {
                slots[s][i] = Evaluation.Evaluate(rule.SlotUpdates[s], variables, name => scalars[name]);
            }
        }

        if (attribute.EmaOverwriteFrequency > 0 && Steps % attribute.EmaOverwriteFrequency == 0)
        {
            slots[rule.AverageSlot].CopyTo(parameter, 0);
        }

        double[] Variables(int i) => [parameter[i], gradient[i], .. slots.Select(slot => slot[i])];
    }

    private static void AddScalars(Dictionary<string, double> scalars, IEnumerable<(string Name, Expression Formula)> added)
    {
        foreach (var (name, formula) in added)
        {
            scalars[name] = Evaluation.Evaluate(formula, [], scalar => scalars[scalar]);
        }
    }

    /// <summary>Whether all scalars of a formula are known; those from sums are not before the sums.</summary>
    private static bool CanEvaluate(Expression formula, Dictionary<string, double> scalars)
    {
        var can = true;
        formula.Visit(part => can &= part is not Scalar scalar || scalars.ContainsKey(scalar.Name));
        return can;
    }
}
