using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>What the compiler knows of one kind of layer. Definitions are found by reflection: a new layer is one new file.</summary>
internal abstract class LayerDefinition
{
    /// <summary>The attribute class that declares the layer.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>The name of the attribute without <c>Attribute</c>: <c>Dense</c>.</summary>
    public string Kind => AttributeType.Name.Substring(0, AttributeType.Name.Length - nameof(Attribute).Length);

    /// <summary>Whether saved parameters fit the model with and without it: dropout, for one, leaves no trace in them.</summary>
    public virtual bool AffectsArchitecture => true;

    /// <summary>The arguments that do not decide whether saved parameters fit: how they start, how they are trained.</summary>
    public virtual IReadOnlyCollection<string> TrainingArguments => [];

    /// <summary>Whether the output is the input under another shape: what follows still sees the data.</summary>
    public virtual bool KeepsElements => false;

    /// <summary>Whether the layer reads whole numbers: tokens and categories. Others read numbers.</summary>
    public virtual bool ReadsTokens => false;

    /// <summary>Whether the layer takes NaN in its input for a missing value.</summary>
    public virtual bool AllowsMissing(Attribute layer) => false;

    /// <summary>The fewest inputs that the layer takes.</summary>
    public virtual int FewestInputs => 1;

    /// <summary>The most inputs that the layer takes; in a stack, each layer has one.</summary>
    public virtual int MostInputs => FewestInputs;

    /// <summary>The kind of activation that the layer ends with, which a loss may look for.</summary>
    public virtual string FinalActivation(Attribute layer) => Kind;

    /// <summary>Whether outputs may be negative, so that the layer is no head for counts.</summary>
    public virtual bool MayBeNegative => false;

    /// <summary>Whether only a function or an operator of graphs leads here: users cannot write its attribute.</summary>
    public bool IsFunctionOnly => AttributeType.Namespace != typeof(LayerAttribute).Namespace;

    /// <summary>Whether no gradient passes the layer: what stands before it is not trained by what follows.</summary>
    public virtual bool StopsGradients => false;

    /// <summary>The argument that says whether a bias is the last thing that the layer adds, or null when none is.</summary>
    public virtual string? BiasArgument(Attribute layer) => null;

    /// <summary>Whether a number that is added to all samples alike is gone behind the layer.</summary>
    public virtual bool RemovesOffsets(Attribute layer) => false;

    /// <summary>
    /// What the layer computes, in a short line of plain text: x is its input, of several x₁, x₂ and so on; parameters by their names.
    /// </summary>
    public virtual string Formula(Attribute layer) => $"y = {Kind}({(MostInputs == 1 ? "x" : MostInputs == 2 ? "x₁, x₂" : "x₁, x₂, …")})";

    /// <summary>Reports arguments that are out of range.</summary>
    public abstract void Check(Attribute layer, ProblemReporter problems);

    /// <summary>The shape of one sample of the output, or null after reporting why the inputs, of which there are enough, do not fit.</summary>
    public abstract Shape? InferShape(Attribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems);

    /// <summary>Adds the layer's ops to the graph; arguments and shapes were checked.</summary>
    public abstract Value Lower(Attribute layer, IReadOnlyList<Value> inputs, LayerContext context);

    /// <summary>A formula inside an activation: <c>ReLU(x · Kernel)</c>.</summary>
    protected static string Activated(Activation activation, string formula) => activation == Activation.Linear ? formula : $"{activation}({formula})";

    /// <summary>What follows a normalised value that has a factor and an offset for each element of the last dimension.</summary>
    protected static string ScaleAndShift(bool scale, bool center) => (scale ? " · Gamma" : "") + (center ? " + Beta" : "");

    /// <summary>A number as formulas show it.</summary>
    protected static string Number(double number) => ArgumentText.Of(number);

    /// <summary>The layer with all arguments at their defaults, as an activation argument means it.</summary>
    public Attribute CreateDefault() => AttributeMaterializer.Create(AttributeType, default);
}

/// <summary>What a layer is given: its shape, and what stands before it.</summary>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Source">The layer or input that gives it, as messages name it: <c>Dense 'Dense1'</c>, <c>the input</c>.</param>
/// <param name="IsData">Whether it is the model's input, at most reshaped.</param>
internal sealed record LayerInput(Shape Shape, string Source, bool IsData)
{
    /// <summary>Whether it is whole numbers, as the model's input may be.</summary>
    public bool IsTokens { get; init; }
}

/// <summary>A definition over the real attribute, of a layer with one input.</summary>
internal abstract class LayerDefinition<TAttribute> : LayerDefinition
    where TAttribute : LayerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override void Check(Attribute layer, ProblemReporter problems) => Check((TAttribute)layer, problems);

    public sealed override Shape? InferShape(Attribute layer, IReadOnlyList<LayerInput> inputs, ProblemReporter problems) =>
        InferShape((TAttribute)layer, inputs[0], problems);

    public sealed override Value Lower(Attribute layer, IReadOnlyList<Value> inputs, LayerContext context) =>
        Lower((TAttribute)layer, inputs[0], context);

    public sealed override string Formula(Attribute layer) => Formula((TAttribute)layer);

    /// <inheritdoc cref="LayerDefinition.Formula"/>
    protected virtual string Formula(TAttribute layer) => base.Formula(layer);

    protected virtual void Check(TAttribute layer, ProblemReporter problems)
    {
    }

    protected virtual Shape? InferShape(TAttribute layer, LayerInput input, ProblemReporter problems) => input.Shape;

    protected abstract Value Lower(TAttribute layer, Value input, LayerContext context);
}
