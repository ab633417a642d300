using NnGen.Generated;

namespace NnGen.Serialization;

/// <summary>The part of a file that fits a model by name and shape: read whole before the model changes.</summary>
internal sealed class MatchingReader
{
    private readonly ModelCore _core;
    private readonly List<(Parameter Parameter, float[] Elements)> _values = [];
    private readonly LoadReport _report;

    /// <exception cref="InvalidDataException">The file is damaged, or nothing in it fits.</exception>
    public MatchingReader(ModelCore core, Stream file, LoadOptions options)
    {
        _core = core;
        var header = SafetensorsHeader.Read(file);
        ModelFileReader.CheckFormat(header);
        var (loaded, missing, other, kept) = (new List<string>(), new List<string>(), new List<LoadReport.ShapeDifference>(), new List<string>());
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in core.Parameters)
        {
            var name = options.NameInFile is null ? parameter.Name : options.NameInFile(parameter.Name);
            if (name is null)
            {
                kept.Add(parameter.Name);
            }
            else if (!header.Tensors.TryGetValue(name, out var tensor))
            {
                missing.Add(parameter.Name);
            }
            else
            {
                used.Add(name);
                if (tensor.Shape.AsSpan().SequenceEqual(parameter.Info.Shape))
                {
                    _values.Add((parameter, Read(file, header, tensor, parameter.Count)));
                    loaded.Add(parameter.Name);
                }
                else
                {
                    other.Add(new LoadReport.ShapeDifference(parameter.Name, parameter.Shape, Array.AsReadOnly(tensor.Shape)));
                }
            }
        }

        string[] unexpected =
        [
            .. header.Tensors.Keys
                .Where(name => !used.Contains(name) && !ModelFile.IsSlotTensor(name) && !FitStateFile.IsTensor(name))
                .Order(StringComparer.Ordinal),
        ];
        _report = new LoadReport(loaded, missing, unexpected, other, kept);
        if (loaded.Count == 0)
            throw new InvalidDataException($"nothing in it fits. {_report}");
    }

    /// <summary>Changes the model. Nothing is left that can fail.</summary>
    public LoadReport Apply()
    {
        foreach (var (parameter, elements) in _values)
            parameter.Set(elements);
        _core.RestartTraining();
        return _report;
    }

    private static float[] Read(Stream file, SafetensorsHeader header, SafetensorsEntry tensor, int count)
    {
        var elements = new float[count];
        file.Position = header.DataStart + tensor.Begin;
        LittleEndian.Read(file, elements);
        return elements;
    }
}
