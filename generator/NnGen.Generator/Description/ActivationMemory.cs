using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Description;

/// <summary>
/// The bytes that the values of one sample take while a schedule runs. Values that are never needed together share a place, so that the total is less
/// than the sum over layers; parameters, and the caller's inputs, are not among them.
/// </summary>
internal sealed class ActivationMemory
{
    private readonly Dictionary<string, long> _byLayer = new(StringComparer.Ordinal);

    private ActivationMemory(Schedule schedule)
    {
        TotalBytes = (long)schedule.WorkspaceWidth * sizeof(float);
        foreach (var value in schedule.Graph.Values.Where(value => value.PerSample && !value.Op.IsFree))
        {
            _byLayer[value.Scope] = BytesOf(value.Scope) + BytesOf(value, schedule.Places[value.Id]);
        }
    }

    /// <summary>The bytes of workspace that each sample takes.</summary>
    public long TotalBytes { get; }

    public static ActivationMemory Of(Schedule schedule) => new(schedule);

    /// <summary>The bytes of all values that are computed for a layer, with those that go to the caller.</summary>
    public long BytesOf(string layer) => _byLayer.TryGetValue(layer, out var bytes) ? bytes : 0;

    private static long BytesOf(Value value, Storage place) => place switch
    {
        WorkspaceStorage workspace => (long)workspace.Length * sizeof(float),
        CallerStorage => (long)value.Rows * value.Count * sizeof(float),
        _ => 0,
    };
}
