using System.ComponentModel;

namespace NnGen.Generated;

/// <summary>
/// The product, over all steps so far, of a factor that depends on the step alone. A step after the last one multiplies; any other
/// recomputes from the first, with the same bits, so that nothing of it needs saving.
/// </summary>
/// <param name="factor">The factor of a step, from 1.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepProduct(Func<long, double> factor)
{
    private readonly Lock _lock = new(); // all threads of a step ask
    private long _step;
    private double _product = 1;

    /// <summary>The product of the factors of the steps 1 to this one.</summary>
    /// <param name="step">The step, from 0, where the product is 1.</param>
    public double At(long step)
    {
        lock (_lock)
        {
            if (step < _step)
            {
                (_step, _product) = (0, 1);
            }

            while (_step < step)
            {
                _product *= factor(++_step);
            }

            return _product;
        }
    }
}
