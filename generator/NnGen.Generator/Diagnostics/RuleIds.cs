using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Diagnostics;

/// <summary>
/// The ids of all rules. 00xx the generator itself, 01xx declaration, 02xx shapes, 03xx arguments, 04xx training, 05xx graphs. An id is never
/// given a second meaning.
/// </summary>
internal static class RuleIds
{
    public const string NotGenerated = "NNG0001";
    public const string InternalError = "NNG0002";

    public const string NotPartial = "NNG0101";
    public const string NoInput = "NNG0102";
    public const string NoLayers = "NNG0103";
    public const string LayersOnTwoParts = "NNG0104";
    public const string TwoLosses = "NNG0105";
    public const string TwoOptimizers = "NNG0106";
    public const string UnsupportedType = "NNG0107";
    public const string ReservedMember = "NNG0108";
    public const string InvalidLayerName = "NNG0109";
    public const string DuplicateLayerName = "NNG0110";
    public const string NoModel = "NNG0111";
    public const string CannotBeConstructed = "NNG0112";
    public const string UnknownAttribute = "NNG0113";
    public const string UnchainedConstructor = "NNG0114";
    public const string HiddenType = "NNG0115";
    public const string UnsupportedRecord = "NNG0120";
    public const string UnsupportedProperty = "NNG0121";
    public const string TypedModelConflict = "NNG0122";

    public const string BudgetExceeded = "NNG0125";

    public const string ShapeMismatch = ProblemReporter.ShapeMismatch;
    public const string NormalizationNotFirst = NormalizationDefinition.NormalizationNotFirst;
    public const string InvalidInputShape = "NNG0203";
    public const string WrongInputCount = ProblemReporter.WrongInputCount;
    public const string ElementTypeMismatch = ProblemReporter.ElementTypeMismatch;
    public const string TargetMismatch = "NNG0210";

    public const string ArgumentOutOfRange = ProblemReporter.ArgumentOutOfRange;

    public const string LossMismatch = ProblemReporter.LossMismatch;
    public const string OptimizerWithoutLoss = "NNG0402";
    public const string LossWithoutOptimizer = "NNG0403";
    public const string OutputWithoutLoss = "NNG0404";
    public const string UnknownOutput = "NNG0405";
    public const string TwoLossesOfOutput = "NNG0406";
    public const string AmbiguousLoss = "NNG0407";

    public const string NoForward = "NNG0501";
    public const string InvalidForward = "NNG0502";
    public const string StackAndGraph = "NNG0503";
    public const string InvalidLayerProperty = "NNG0504";
    public const string UnsupportedInForward = "NNG0505";
    public const string UnknownCall = "NNG0506";
    public const string RecursiveHelper = "NNG0507";
    public const string NotConstant = "NNG0508";
    public const string WrongOutputCount = "NNG0509";
    public const string ForwardTooLarge = "NNG0510";
    public const string InvalidBlock = "NNG0511";
    public const string UnreadableBlock = "NNG0512";

    // NNG0601 is reported by the package's targets.
    public const string DoubleSoftmax = "NNG0602";
    public const string SquaredErrorOfSigmoid = "NNG0603";
    public const string BiasBeforeNormalization = "NNG0604";
    public const string NoiseOnHead = "NNG0605";
    public const string RectifiedRegression = "NNG0606";
    public const string ParametersWithoutGradient = "NNG0607";
    public const string UnusedLayer = "NNG0608";
    public const string DecisionsOfRegression = "NNG0609";
    public const string SparseInputWithoutEffect = "NNG0610";
}
