using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Optimizers;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>Executes an optimizer's formulas in double precision.</summary>
/// <param name="rule">The update.</param>
/// <param name="attribute">The learning rate and the global clipping, as declared.</param>
internal sealed class OptimizerInterpreter(OptimizerRule rule, OptimizerAttribute attribute)
{
    private readonly Dictionary<string, double[][]> _slots = [];

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
            ["gradientScale"] = GradientScale(gradients, 1.0 / batches),
        };
        foreach (var (name, formula) in rule.StepScalars)
        {
            scalars[name] = Evaluation.Evaluate(formula, [], scalar => scalars[scalar]);
        }

        foreach (var (name, gradient) in gradients)
        {
            Update(parameters[name], gradient, SlotsOf(name, gradient.Length), scalars);
        }
    }

    /// <summary>PyTorch's <c>clip_grad_norm_</c>: the gradients are scaled by min(1, limit / (norm + 1e-6)).</summary>
    private double GradientScale(IReadOnlyDictionary<string, double[]> gradients, double scale)
    {
        if (attribute.GlobalClipNorm <= 0)
        {
            return scale;
        }

        var norm = Math.Sqrt(gradients.Values.Sum(gradient => gradient.Sum(g => scale * g * (scale * g))));
        return scale * Math.Min(1, attribute.GlobalClipNorm / (norm + 1e-6));
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
        for (var i = 0; i < parameter.Length; i++)
        {
            double[] variables = [parameter[i], gradient[i], .. slots.Select(slot => slot[i])];
            parameter[i] = Evaluation.Evaluate(rule.Parameter, variables, name => scalars[name]);
            for (var s = 0; s < slots.Length; s++)
            {
                slots[s][i] = Evaluation.Evaluate(rule.SlotUpdates[s], variables, name => scalars[name]);
            }
        }
    }
}
