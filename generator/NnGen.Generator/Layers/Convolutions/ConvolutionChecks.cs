using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;

namespace NnGen.Generator.Layers.Convolutions;

/// <summary>What the arguments of convolutions have in common.</summary>
internal static class ConvolutionChecks
{
    /// <summary>Reports arguments of the window that are out of range.</summary>
    public static void CheckWindow(int kernelSize, int kernelWidth, int strides, int dilation, Padding padding, ProblemReporter problems)
    {
        RequireSize(kernelSize, "KernelSize", problems);
        problems.Require(kernelWidth is >= 0 and <= Limits.Dimension, "KernelWidth", $"from 0 to {Limits.Dimension}", kernelWidth);
        RequireSize(strides, "Strides", problems);
        RequireSize(dilation, "Dilation", problems);
        problems.Require(Enum.IsDefined(typeof(Padding), padding), nameof(Padding), "a member of Padding", (int)padding);
    }

    /// <summary>Reports a number of pixels or channels that is out of range.</summary>
    public static void RequireSize(int size, string argument, ProblemReporter problems) =>
        problems.Require(size is >= 1 and <= Limits.Dimension, argument, $"from 1 to {Limits.Dimension}", size);

    /// <summary>Reports groups that cannot share the filters.</summary>
    public static void CheckGroups(int groups, int filters, ProblemReporter problems)
    {
        RequireSize(groups, "Groups", problems);
        problems.Require(groups < 1 || filters % groups == 0, "Groups", $"a divisor of the {filters} filters", groups);
    }

    /// <summary>Whether groups can share the channels that come in; else says so.</summary>
    public static bool RequireGroups(int groups, LayerInput input, ProblemReporter problems)
    {
        if (input.Shape.Last % groups == 0)
        {
            return true;
        }

        problems.Report(ProblemReporter.ShapeMismatch, "Groups", $"channels that {groups} groups share", input.Source, input.Shape.ToBatchString(), "");
        return false;
    }

    /// <summary>Reports an activation or a start of a parameter that is none.</summary>
    public static void CheckActivation(Activation activation, ProblemReporter problems) =>
        problems.Require(Enum.IsDefined(typeof(Activation), activation), nameof(Activation), "a member of Activation", (int)activation);

    /// <summary>Reports arguments of how a parameter starts that are out of range.</summary>
    public static void CheckStart(string parameter, Initializer initializer, double constant, ProblemReporter problems)
    {
        problems.Require(
            Enum.IsDefined(typeof(Initializer), initializer), parameter + nameof(Initializer), "a member of Initializer", (int)initializer);
        problems.Require(Limits.IsFinite(constant), parameter + "Constant", "finite", constant);
    }

    /// <summary>Whether the kernel and the output are small enough; else says so at an argument.</summary>
    public static bool RequireElements(double kernel, double output, string? argument, LayerInput input, ProblemReporter problems)
    {
        if (kernel <= Limits.ParameterElements && output <= Limits.ParameterElements)
        {
            return true;
        }

        problems.Report(
            ProblemReporter.ShapeMismatch,
            argument,
            $"a kernel and an output of at most {Limits.ParameterElements} elements",
            input.Source,
            input.Shape.ToBatchString(),
            "");
        return false;
    }

    /// <summary>Whether an image is small enough with the zeros around it that its windows reach; else says so at the dilation, which decides that.</summary>
    public static bool RequireReach(ImageWindow window, LayerInput input, ProblemReporter problems) => RequireReach(
        ((window.Rows - 1.0) * window.Stride) + ((window.Height - 1.0) * window.Dilation) + 1,
        ((window.Columns - 1.0) * window.Stride) + ((window.Width - 1.0) * window.Dilation) + 1,
        input,
        problems);

    /// <inheritdoc cref="RequireReach(ImageWindow, LayerInput, ProblemReporter)"/>
    public static bool RequireReach(double lines, double columns, LayerInput input, ProblemReporter problems)
    {
        if (lines * columns * input.Shape.Last <= Limits.ParameterElements)
        {
            return true;
        }

        problems.Report(
            ProblemReporter.ShapeMismatch, "Dilation", $"with its padding an input of at most {Limits.ParameterElements} elements", input.Source, input.Shape.ToBatchString(), "");
        return false;
    }

    /// <summary>The bias <c>[filters]</c>.</summary>
    public static Value Bias(int filters, Initializer initializer, double constant, bool trainable, LayerContext context) =>
        context.Parameter(new ParameterDefinition("Bias", Shape.Of(filters))
        {
            Initializer = initializer,
            Constant = constant,
            // Keras takes both fans of a vector from its length.
            FanIn = filters,
            FanOut = filters,
            Trainable = trainable,
        });
}
