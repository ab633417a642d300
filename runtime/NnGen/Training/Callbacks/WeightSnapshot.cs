using NnGen.Generated;

namespace NnGen;

/// <summary>A copy of all parameters of a model, statistics included.</summary>
internal sealed class WeightSnapshot
{
    private readonly float[][] _values;

    private WeightSnapshot(float[][] values) => _values = values;

    /// <summary>Copies a model's parameters.</summary>
    public static WeightSnapshot Of(ModelCore core)
    {
        var snapshot = new WeightSnapshot([.. core.Parameters.Select(parameter => new float[parameter.Count])]);
        snapshot.Take(core);
        return snapshot;
    }

    /// <summary>Copies the parameters of the same model again.</summary>
    public void Take(ModelCore core)
    {
        for (var i = 0; i < _values.Length; i++)
            core.Parameters[i].CopyTo(_values[i]);
    }

    /// <summary>Puts the copy back.</summary>
    public void Restore(ModelCore core)
    {
        for (var i = 0; i < _values.Length; i++)
            core.Parameters[i].Set(_values[i]);
    }

    /// <summary>Writes the copy down.</summary>
    public void SaveTo(CallbackState state, ModelCore core)
    {
        for (var i = 0; i < _values.Length; i++)
            state.Set(core.Parameters[i].Name, _values[i]);
    }

    /// <summary>The copy that was written down, or null when there is none.</summary>
    public static WeightSnapshot? From(CallbackState state, ModelCore core)
    {
        var values = new float[core.Parameters.Count][];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = state.Array(core.Parameters[i].Name).ToArray();
            if (values[i].Length != core.Parameters[i].Count)
                return null;
        }

        return new WeightSnapshot(values);
    }
}
