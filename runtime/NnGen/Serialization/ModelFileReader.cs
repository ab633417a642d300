using NnGen.Generated;

namespace NnGen.Serialization;

/// <summary>What a file would change in a model: read and found to fit in every respect, but not applied yet.</summary>
internal sealed class ModelFileReader
{
    private const int DifferencesShown = 8;
    private readonly ModelCore _core;
    private readonly SafetensorsHeader _header;
    private readonly TrainingState? _saved;
    private readonly TrainingState? _training;
    private readonly List<(Parameter Parameter, float[] Elements)> _values = [];
    private readonly List<(int Slot, Parameter Parameter, float[] Elements)> _slots = [];

    private ModelFileReader(ModelCore core, SafetensorsHeader header)
    {
        _core = core;
        _header = header;
        _saved = TrainingState.From(header.Metadata);
        var continues = _saved is not null && core.Info.Loss is not null && _saved.Slots.SequenceEqual(core.Info.OptimizerSlots);
        _training = continues ? _saved : null;
    }

    /// <summary>Reads a file and compares it with a model, which stays as it is.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another architecture.</exception>
    public static ModelFileReader Read(ModelCore core, Stream file)
    {
        var header = SafetensorsHeader.Read(file);
        CheckFormat(header);
        var reader = new ModelFileReader(core, header);
        reader.CheckFit();
        reader.ReadElements(file);
        return reader;
    }

    /// <summary>The state of the fit that saved the file.</summary>
    /// <exception cref="InvalidDataException">There is none, or the model's optimizer cannot go on with it.</exception>
    public FitState ReadFit(Stream file)
    {
        var fit = FitStateFile.Read(_header, file);
        return _training is not null
            ? fit
            : throw new InvalidDataException(
                $"its optimizer keeps [{string.Join(", ", _saved?.Slots ?? [])}], but that of the model keeps "
                + $"[{string.Join(", ", _core.Info.OptimizerSlots)}]: training cannot go on.");
    }

    /// <summary>Changes the model. Nothing is left that can fail, other than for want of memory before the first change.</summary>
    public void Apply()
    {
        if (_training is not null)
            _core.PrepareTraining();
        foreach (var (parameter, elements) in _values)
            parameter.Set(elements);

        if (_core.IsPreparedForTraining)
        {
            _core.GradientSpan.Clear();
            for (var slot = 0; slot < _core.Info.OptimizerSlots.Length; slot++)
                _core.SlotSpan(slot).Clear();
            foreach (var (parameter, _) in _values)
                _core.RestartAverage(parameter);
        }
        foreach (var (slot, parameter, elements) in _slots)
            parameter.Info.Layout.Scatter(elements, parameter.PartOf(_core.SlotSpan(slot)));
        _core.HasGradients = false;
        _core.Step = _training?.Step ?? 0;
        _core.BatchesSeen = _training?.BatchesSeen ?? 0;
        _core.Epoch = _training?.Epoch ?? 0;
        _core.Seed = _training?.Seed ?? _core.Seed;
    }

    private static void CheckFormat(SafetensorsHeader header)
    {
        if (header.Metadata.GetValueOrDefault(ModelFile.FormatKey) != ModelFile.Format)
            throw new InvalidDataException("it is a safetensors file, but not one that a model of this library saved.");
        var version = header.Metadata.GetValueOrDefault(ModelFile.VersionKey);
        if (version != ModelFile.Version)
            throw new InvalidDataException($"it is of version '{version}', but only version {ModelFile.Version} is read.");
    }

    /// <summary>Compares names and shapes first, because they say more than a hash that differs.</summary>
    private void CheckFit()
    {
        var expected = ExpectedTensors();
        var differences = new List<string>();
        foreach (var (name, shape) in expected)
        {
            if (!_header.Tensors.TryGetValue(name, out var tensor))
                differences.Add($"{name} {ShapeText.Of(shape)} is missing in the file");
            else if (!tensor.Shape.AsSpan().SequenceEqual(shape))
                differences.Add($"{name} is {ShapeText.Of(tensor.Shape)} in the file but {ShapeText.Of(shape)} in the model");
        }
        foreach (var tensor in _header.Tensors.Values)
        {
            var ignored = FitStateFile.IsTensor(tensor.Name)
                || (_saved is not null && _training is null && ModelFile.IsSlotTensor(tensor.Name));
            if (!ignored && !expected.ContainsKey(tensor.Name))
                differences.Add($"{tensor.Name} {ShapeText.Of(tensor.Shape)} in the file is not in the model");
        }

        if (differences.Count > DifferencesShown)
        {
            var hidden = differences.Count - DifferencesShown;
            differences.RemoveRange(DifferencesShown, hidden);
            differences.Add($"and {hidden} more");
        }
        if (differences.Count > 0)
            throw new InvalidDataException($"{string.Join("; ", differences)}.");
        CheckArchitecture();
    }

    private void CheckArchitecture()
    {
        var hash = _header.Metadata.GetValueOrDefault(ModelFile.ArchitectureKey);
        if (hash == _core.Info.ArchitectureHash)
            return;
        var saved = _header.Metadata.GetValueOrDefault(ModelFile.ModelKey);
        throw new InvalidDataException(
            $"its parameters have the right names and shapes, but {saved}, which saved it, has other layers "
            + $"(architecture {hash ?? "unknown"}, expected {_core.Info.ArchitectureHash}).");
    }

    private Dictionary<string, int[]> ExpectedTensors()
    {
        var expected = _core.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Info.Shape, StringComparer.Ordinal);
        foreach (var (name, _, parameter) in ExpectedSlotTensors())
            expected.Add(name, parameter.Info.Shape);
        return expected;
    }

    private IEnumerable<(string Name, int Slot, Parameter Parameter)> ExpectedSlotTensors() =>
        from slot in Enumerable.Range(0, _training?.Slots.Length ?? 0)
        from parameter in _core.Parameters
        where parameter.HasGradient
        select (ModelFile.SlotTensorName(_training!.Slots[slot], parameter.Name), slot, parameter);

    private void ReadElements(Stream file)
    {
        foreach (var parameter in _core.Parameters)
            _values.Add((parameter, ReadTensor(file, parameter.Name, parameter.Count)));
        foreach (var (name, slot, parameter) in ExpectedSlotTensors())
            _slots.Add((slot, parameter, ReadTensor(file, name, parameter.Count)));
    }

    private float[] ReadTensor(Stream file, string name, int count)
    {
        var elements = new float[count];
        file.Position = _header.DataStart + _header.Tensors[name].Begin;
        LittleEndian.Read(file, elements);
        return elements;
    }
}
