using NnGen.Generator.Declaration;
using NnGen.Generator.Description;
using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>A parameter with its place in the model's storage.</summary>
/// <param name="Definition">The parameter.</param>
/// <param name="Offset">Its first float.</param>
/// <param name="Matrices">The matrices in panels that it is, as products read it; 0 where its elements follow each other.</param>
/// <param name="HasGradient">Whether a gradient is computed for it.</param>
internal sealed record PlannedParameter(ParameterDefinition Definition, int Offset, int Matrices, bool HasGradient)
{
    public int StorageLength => Length(Definition, Matrices);

    public static int Length(ParameterDefinition definition, int matrices) =>
        definition.Copies == 1 ? Storage.ParameterLength(definition.Shape, matrices) : Storage.Pad(checked(definition.Shape.Count * definition.Copies));
}

/// <summary>A kernel whose transpose the backward pass reads; that of a convolution is turned round as well.</summary>
/// <param name="Definition">The kernel.</param>
/// <param name="Offset">The first float of its transpose.</param>
/// <param name="Window">How it goes over the image, if it is a convolution's.</param>
internal sealed record TransposedKernel(ParameterDefinition Definition, int Offset, ImageWindow? Window)
{
    /// <summary>What an element of the kernel multiplies: the columns of the transpose.</summary>
    public static int Inputs(ParameterDefinition kernel) => kernel.Shape.Dimensions[kernel.Shape.Rank - 2].Capacity;

    /// <summary>The floats of the transpose.</summary>
    public static int Length(ParameterDefinition kernel) => Storage.TransposedLength(kernel.Shape);
}

/// <summary>All that emission needs: the schedules and where everything lives.</summary>
internal sealed class ModelPlan
{
    private readonly Dictionary<string, PlannedParameter> _parameters;
    private readonly Dictionary<string, TransposedKernel> _transposed;
    private readonly Dictionary<FoldedStorage, string> _foldedNames;

    private ModelPlan(ResolvedModel model)
    {
        Model = model;
        Paths = new LayerPaths(model.Declaration);
        Description = ModelDescription.Create(model);
        Predict = PlanMemory.Run(Pipeline.Run(model, GraphPurpose.Predict), predictionGoesToCaller: true, Folded);
        if (model.Loss is not null)
        {
            Evaluate = PlanMemory.Run(Pipeline.Run(model, GraphPurpose.Evaluate), folded: Folded);
            Train = PlanMemory.Run(Pipeline.Run(model, GraphPurpose.Train));
        }

        PredictionMemory = ActivationMemory.Of(Predict);
        TrainingMemory = Train is null ? null : ActivationMemory.Of(Train);
        Parameters = PlaceParameters();
        _parameters = Parameters.ToDictionary(p => p.Definition.Name);
        StorageLength = Parameters.Sum(p => p.StorageLength);
        GradientLength = Parameters.Where(p => p.HasGradient).Sum(p => p.StorageLength);
        Transposed = PlaceTransposedKernels();
        _transposed = Transposed.ToDictionary(p => p.Definition.Name);
        _foldedNames = NameFoldedParameters();
    }

    public ResolvedModel Model { get; }

    /// <summary>Where layers are in repeated blocks.</summary>
    public LayerPaths Paths { get; }

    /// <summary>What readers are told of the layers.</summary>
    public ModelDescription Description { get; }

    /// <summary>What the values of one sample take while the model predicts.</summary>
    public ActivationMemory PredictionMemory { get; }

    /// <summary>What the values of one sample take while the model is trained, gradients included; null when it is not.</summary>
    public ActivationMemory? TrainingMemory { get; }

    public Schedule Predict { get; }

    public Schedule? Evaluate { get; }

    public Schedule? Train { get; }

    /// <summary>The parameters in the order of their declaration; those with gradients come first in storage.</summary>
    public IReadOnlyList<PlannedParameter> Parameters { get; }

    public int StorageLength { get; }

    public int GradientLength { get; }

    public IReadOnlyList<TransposedKernel> Transposed { get; }

    /// <summary>The vectors that predictions need of parameters alone.</summary>
    public FoldedParameters Folded { get; } = new();

    public int TransposedLength => Transposed.Sum(t => TransposedKernel.Length(t.Definition));

    public int InputSize => Model.Inputs.Sum(shape => shape.Count);

    /// <summary>Whether the model has several inputs, which come packed into rows of bytes.</summary>
    public bool IsPacked => Model.Inputs.Count > 1;

    /// <summary>The type of the input's elements in C#.</summary>
    public string InputKeyword => IsPacked ? "byte" : Model.Declaration.Inputs[0].ElementType;

    /// <summary>The shapes of the inputs for readers.</summary>
    public string InputText => string.Join(" and ", Model.Inputs.Select(shape => shape.ToBatchString()));

    /// <summary>The shapes of the outputs for readers.</summary>
    public string OutputText => Model.HasSeveralOutputs ? string.Join(" and ", Model.OutputShapes.Select(shape => shape.ToBatchString())) : OutputShape.ToBatchString();

    /// <summary>For an input of tokens: what they are less than, so that every table has a row for each; otherwise 0.</summary>
    public int TokenLimit(string input) => Predict.Graph.Values
        .Where(value => value.Inputs.Length > 0 && Storage.Source(value.Inputs[0]).Op is var op && (op is InputOp || op is UnpackOp unpack && unpack.Input.Name == input))
        .Select(value => value.Op switch
        {
            GatherOp => value.Inputs[1].Shape.Dimensions[0].Capacity,
            CountTokensOp op => op.Width,
            _ => int.MaxValue,
        })
        .DefaultIfEmpty(int.MaxValue)
        .Min() is var limit && limit < int.MaxValue ? limit : 0;

    public Shape OutputShape => Model.OutputShape;

    public int ParameterCount => Parameters.Sum(p => p.Definition.Shape.Count);

    public static ModelPlan Create(ResolvedModel model) => new(model);

    /// <summary>The bytes of one sample's values of a layer; those of one that is called again were counted at its first call.</summary>
    public (long Prediction, long? Training) MemoryOf(LayerDescription layer)
    {
        var isFirst = Description.Layers.First(other => other.Name == layer.Name) is var first && ReferenceEquals(first, layer);
        return isFirst ? (PredictionMemory.BytesOf(layer.Name), TrainingMemory?.BytesOf(layer.Name)) : (0, TrainingMemory is null ? null : 0);
    }

    public PlannedParameter Parameter(string name) => _parameters[name];

    public TransposedKernel TransposedOf(string name) => _transposed[name];

    /// <summary>The constant that says where a folded vector lies.</summary>
    public string FoldedName(FoldedStorage place) => _foldedNames[place];

    private List<PlannedParameter> PlaceParameters()
    {
        var matrices = Predict.Graph.Values
            .Where(v => PlanMemory.ReadsPanels(v.Op))
            .ToLookup(v => ((ParameterOp)ScaleChannelsOp.Kernel(v.Inputs[1]).Op).Parameter.Name, v => PlanMemory.Matrices(v.Op));
        var withGradient = new HashSet<string>(
            Train?.Graph.Outputs.Where(o => o.Kind == OutputKind.Gradient).Select(o => o.Parameter!.Name) ?? []);
        var places = new Dictionary<string, int>();
        var end = 0;
        foreach (var parameter in Predict.Graph.Parameters.OrderByDescending(p => withGradient.Contains(p.Name)))
        {
            places.Add(parameter.Name, end);
            end = checked(end + PlannedParameter.Length(parameter, matrices[parameter.Name].FirstOrDefault()));
        }

        return [.. Predict.Graph.Parameters.Select(p => new PlannedParameter(p, places[p.Name], matrices[p.Name].FirstOrDefault(), withGradient.Contains(p.Name)))];
    }

    private Dictionary<FoldedStorage, string> NameFoldedParameters()
    {
        var scope = new NameScope(Parameters.Select(p => Identifiers.OfParameter(p.Definition.Name)));
        return Folded.Values.ToDictionary(
            entry => entry.Place, entry => scope.Take(Identifiers.Pascal(Identifiers.OfLayer(entry.Value.Scope)) + ((entry.Value.Op as ElementwiseOp)?.Label ?? "FoldedKernel")));
    }

    private List<TransposedKernel> PlaceTransposedKernels()
    {
        var kernels = new List<TransposedKernel>();
        var end = 0;
        foreach (var value in Train?.Graph.Values.Where(v => v.Op is MatMulOp { Form: MatMulForm.InputGradient } or TransposedConvolutionOp) ?? [])
        {
            var kernel = ((ParameterOp)value.Inputs[1].Op).Parameter;
            if (kernels.All(k => k.Definition.Name != kernel.Name))
            {
                kernels.Add(new TransposedKernel(kernel, end, (value.Op as TransposedConvolutionOp)?.Window));
                end = checked(end + TransposedKernel.Length(kernel));
            }
        }

        return kernels;
    }
}
