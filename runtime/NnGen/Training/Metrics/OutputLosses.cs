using NnGen.Generated;

namespace NnGen;

/// <summary>
/// The mean loss of each output of a model that has several, over one epoch or evaluation: as in Keras without its weight in the loss of
/// the model and without regularisation. Steps leave them behind, so that nothing is computed twice.
/// </summary>
/// <param name="core">Where steps leave the losses of their batch.</param>
internal sealed class OutputLosses(ModelCore core)
{
    private readonly double[] _sums = new double[core.OutputLosses.Length];
    private long _samples;

    /// <summary>Their names: <c>price_loss</c>.</summary>
    public IEnumerable<string> Names => core.Info.Outputs.Take(Count).Select(output => output.LogName + "_loss");

    /// <summary>How many there are; 0 for a model of one output.</summary>
    public int Count => _sums.Length;

    /// <summary>Copies the means so far.</summary>
    /// <param name="values">Receives them.</param>
    public void CopyTo(Span<double> values)
    {
        for (var output = 0; output < _sums.Length; output++)
            values[output] = _sums[output] / _samples;
    }

    /// <summary>Starts anew.</summary>
    public void Reset()
    {
        Array.Clear(_sums);
        _samples = 0;
    }

    /// <summary>Takes in the batch that was computed last.</summary>
    /// <param name="samples">Its samples.</param>
    public void Add(int samples)
    {
        for (var output = 0; output < _sums.Length; output++)
            _sums[output] += (double)core.OutputLosses[output] * samples;
        _samples += samples;
    }
}
