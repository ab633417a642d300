using System.ComponentModel;
using NnGen.Serialization;

namespace NnGen.Generated;

/// <summary>Model files: safetensors with the parameters in row-major F32, and strings that say which model they fit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelFile
{
    internal const string FormatKey = "format";
    internal const string Format = "nngen";
    internal const string VersionKey = "version";
    internal const string Version = "1";
    internal const string ModelKey = "model";
    internal const string ArchitectureKey = "architecture";
    private const string OptimizerPrefix = "optimizer/";

    /// <summary>
    /// Writes all parameters, whatever their role, and with <see cref="SaveOptions.IncludeOptimizer"/> the state of training. The file
    /// appears under its name only when it is whole.
    /// </summary>
    /// <param name="core">The model.</param>
    /// <param name="path">The file; an earlier one is replaced.</param>
    /// <param name="options">What travels beside the parameters; null for nothing.</param>
    /// <exception cref="IOException">The file could not be written; an earlier file of that name is untouched.</exception>
    public static void Save(ModelCore core, string path, SaveOptions? options = null) => SaveFit(core, path, options, fit: null);

    /// <summary>The same with the state of a running fit, from which it can be resumed.</summary>
    internal static void SaveFit(ModelCore core, string path, SaveOptions? options, FitState? fit)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var withOptimizer = options is { IncludeOptimizer: true } && core.Info.Loss is not null;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = Format,
            [VersionKey] = Version,
            [ModelKey] = core.Info.Name,
            [ArchitectureKey] = core.Info.ArchitectureHash,
        };
        var tensors = core.Parameters.Select(parameter => new SafetensorsSource(parameter.Name, parameter.Info.Shape, parameter.CopyTo));
        if (withOptimizer)
        {
            core.PrepareTraining();
            TrainingState.Of(core).AddTo(metadata);
            tensors = tensors.Concat(SlotTensors(core));
        }
        if (fit is not null)
            tensors = tensors.Concat(FitStateFile.Add(fit, metadata));
        AtomicFile.Write(path, file => SafetensorsWriter.Write(file, metadata, tensors));
    }

    /// <summary>
    /// Reads a file that <see cref="Save"/> wrote: all of it, or nothing. A trainable model continues the training whose state the file
    /// holds, with its seed, if its optimizer has slots of the same names. Otherwise training starts anew: the optimizer's slots, the
    /// step and the other counters become 0, and the seed stays.
    /// </summary>
    /// <param name="core">The model.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file could not be read; the model is unchanged.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or belongs to another architecture; the message says what differs, and the model is unchanged.
    /// </exception>
    public static void Load(ModelCore core, string path) => Open(core, path, (reader, _) => reader.Apply());

    /// <summary>Reads a checkpoint: the model, its optimizer, and the state of the fit. All of it, or nothing.</summary>
    /// <exception cref="IOException">The file could not be read; the model is unchanged.</exception>
    /// <exception cref="InvalidDataException">The file is none from which this model's training can go on; says why.</exception>
    internal static FitState LoadFit(ModelCore core, string path)
    {
        FitState? fit = null;
        Open(core, path, (reader, file) =>
        {
            fit = reader.ReadFit(file);
            reader.Apply();
        });
        return fit!;
    }

    private static void Open(ModelCore core, string path, Action<ModelFileReader, Stream> use)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            use(ModelFileReader.Read(core, file), file);
        }
        catch (InvalidDataException difference)
        {
            throw new InvalidDataException($"'{path}' cannot be loaded into {core.Info.Name}: {difference.Message}", difference);
        }
    }

    /// <summary>The name of the tensor that holds a parameter's part of an optimizer slot.</summary>
    internal static string SlotTensorName(string slot, string parameter) => $"{OptimizerPrefix}{slot}/{parameter}";

    /// <summary>Whether a tensor that is no parameter is part of an optimizer's state.</summary>
    internal static bool IsSlotTensor(string name) => name.StartsWith(OptimizerPrefix, StringComparison.Ordinal);

    private static IEnumerable<SafetensorsSource> SlotTensors(ModelCore core) =>
        from slot in Enumerable.Range(0, core.Info.OptimizerSlots.Length)
        from parameter in core.Parameters
        where parameter.HasGradient
        select new SafetensorsSource(
            SlotTensorName(core.Info.OptimizerSlots[slot], parameter.Name),
            parameter.Info.Shape,
            destination => parameter.Info.Layout.Gather(parameter.PartOf(core.SlotSpan(slot)), destination));
}
