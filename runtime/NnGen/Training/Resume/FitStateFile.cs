using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NnGen.Serialization;

namespace NnGen;

/// <summary>
/// The state of a fit in a model file: one of its strings, JSON, and a tensor for each array of a callback. Numbers are strings in
/// invariant culture, so that they come back bit for bit and may be NaN.
/// </summary>
internal static class FitStateFile
{
    private const string Key = "fit";
    private const string TensorPrefix = "fit/";

    /// <summary>Whether a tensor belongs to the state of a fit.</summary>
    public static bool IsTensor(string name) => name.StartsWith(TensorPrefix, StringComparison.Ordinal);

    /// <summary>Adds the state to a file's strings and tensors.</summary>
    public static IEnumerable<SafetensorsSource> Add(FitState state, Dictionary<string, string> metadata)
    {
        metadata[Key] = ToJson(state);
        return
            from callback in state.Callbacks
            from array in callback.Value.Arrays
            select new SafetensorsSource($"{TensorPrefix}{callback.Key}/{array.Key}", [array.Value.Length], array.Value.CopyTo);
    }

    /// <summary>Reads the state of a file.</summary>
    /// <exception cref="InvalidDataException">The file has none, or it is damaged.</exception>
    public static FitState Read(SafetensorsHeader header, Stream file)
    {
        if (!header.Metadata.TryGetValue(Key, out var json))
            throw new InvalidDataException("it holds no state of a fit: only a Checkpoint with IncludeOptimizer saves one.");
        try
        {
            var state = FromJson(json);
            ReadArrays(header, file, state);
            return state;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"its state of a fit is damaged: {problem.Message}", problem);
        }
    }

    private static void ReadArrays(SafetensorsHeader header, Stream file, FitState state)
    {
        foreach (var tensor in header.Tensors.Values.Where(tensor => IsTensor(tensor.Name)))
        {
            var parts = tensor.Name.Split('/', 3);
            if (parts.Length < 3 || !state.Callbacks.TryGetValue(parts[1], out var callback))
                throw new InvalidDataException($"{tensor.Name} belongs to no callback.");
            var values = new float[(tensor.End - tensor.Begin) / sizeof(float)];
            file.Position = header.DataStart + tensor.Begin;
            LittleEndian.Read(file, values);
            callback.Arrays[parts[2]] = values;
        }
    }

    private static string ToJson(FitState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", state.Epoch);
            if (state.StopReason is not null)
                json.WriteString("stop_reason", state.StopReason);
            WriteOptional(json, "learning_rate", state.LearningRate);
            json.WriteStartArray("epochs");
            foreach (var result in state.Results)
                Write(json, result);
            json.WriteEndArray();
            json.WriteStartObject("callbacks");
            foreach (var (name, callback) in state.Callbacks)
            {
                json.WriteStartObject(name);
                foreach (var (key, text) in callback.Texts)
                    json.WriteString(key, text);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, EpochResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", result.Epoch);
        json.WriteString("loss", Text(result.Loss));
        WriteNumbers(json, "metrics", result.Metrics);
        WriteOptional(json, "val_loss", result.ValidationLoss);
        if (result.ValidationMetrics is { } validation)
            WriteNumbers(json, "val_metrics", validation);
        WriteNumbers(json, "callback_logs", result.CallbackLogs);
        json.WriteString("learning_rate", Text(result.LearningRate));
        json.WriteBoolean("learning_rate_varies", result.LearningRateVaries);
        json.WriteNumber("ticks", result.Duration.Ticks);
        json.WriteEndObject();
    }

    private static FitState FromJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var callbacks = new Dictionary<string, CallbackState>(StringComparer.Ordinal);
        foreach (var callback in root.GetProperty("callbacks").EnumerateObject())
        {
            var state = new CallbackState();
            foreach (var entry in callback.Value.EnumerateObject())
                state.Texts[entry.Name] = entry.Value.GetString()!;
            callbacks[callback.Name] = state;
        }

        return new FitState(
            root.GetProperty("epoch").GetInt32(),
            root.TryGetProperty("stop_reason", out var reason) ? reason.GetString() : null,
            Optional(root, "learning_rate"),
            [.. root.GetProperty("epochs").EnumerateArray().Select(ReadResult)],
            callbacks);
    }

    private static EpochResult ReadResult(JsonElement json) => new()
    {
        Epoch = json.GetProperty("epoch").GetInt32(),
        Loss = Number(json.GetProperty("loss")),
        Metrics = Numbers(json.GetProperty("metrics")),
        ValidationLoss = Optional(json, "val_loss"),
        ValidationMetrics = json.TryGetProperty("val_metrics", out var validation) ? Numbers(validation) : null,
        CallbackLogs = Numbers(json.GetProperty("callback_logs")),
        LearningRate = Number(json.GetProperty("learning_rate")),
        LearningRateVaries = json.GetProperty("learning_rate_varies").GetBoolean(),
        Duration = TimeSpan.FromTicks(json.GetProperty("ticks").GetInt64()),
    };

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, double> numbers)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in numbers)
            json.WriteString(key, Text(value));
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.WriteString(name, Text(number));
    }

    private static MetricValues Numbers(JsonElement json)
    {
        var entries = json.EnumerateObject().ToArray();
        return new MetricValues(
            Array.ConvertAll(entries, entry => entry.Name), Array.ConvertAll(entries, entry => Number(entry.Value)));
    }

    private static double? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? Number(value) : null;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(JsonElement json) => double.Parse(json.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
