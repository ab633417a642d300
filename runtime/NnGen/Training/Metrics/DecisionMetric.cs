namespace NnGen;

/// <summary>
/// A metric of decisions, from counts per class: of one yes/no output the classes 0 (no) and 1 (yes), of several outputs a class
/// each. Yes/no outputs decide by <see cref="Threshold"/>; of several classes the largest output decides.
/// </summary>
public abstract class DecisionMetric : Metric
{
    private double[] _truePositives = [];
    private double[] _predicted = [];
    private double[] _actual = [];
    private bool[] _present = [];
    private double _total;
    private bool _sawNaN;
    private bool _isMultiClass;
    private int _width;
    private float _threshold = Decision.ProbabilityThreshold;

    private protected DecisionMetric()
    {
    }

    /// <summary>The probability above which a yes/no output says yes, 0 to 1; default ½.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double Threshold
    {
        get => _threshold;
        init
        {
            Decision.RequireProbability(value, nameof(Threshold));
            _threshold = (float)value;
        }
    }

    /// <inheritdoc/>
    public override double Value => _sawNaN || _total == 0 ? double.NaN : Compute();

    /// <summary>The number of classes; 2 for one yes/no output.</summary>
    private protected int ClassCount => _width == 1 ? 2 : _width;

    /// <summary>The sum of sample weights.</summary>
    private protected double Total => _total;

    /// <summary>Whether a single output says yes or no.</summary>
    private protected bool IsYesOrNo => _width == 1;

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_truePositives);
        Array.Clear(_predicted);
        Array.Clear(_actual);
        Array.Clear(_present);
        (_total, _sawNaN) = (0, false);
    }

    /// <inheritdoc/>
    public override void Update(scoped in MetricBatch batch)
    {
        batch.RequireDecisions(GetType().Name);
        Prepare(batch);
        for (var sample = 0; sample < batch.Count; sample++)
        {
            var weight = batch.WeightOf(sample);
            _total += weight;
            if (_isMultiClass)
                CountClass(batch.ClassOf(sample), Decision.LargestOf(batch.PredictionsOf(sample)), weight);
            else
                CountDecisions(batch, sample, weight);
        }
    }

    /// <summary>The value from the counts; at least one sample came, and no prediction that is not a number.</summary>
    private protected abstract double Compute();

    /// <summary>Refuses classes that the metric is not for.</summary>
    /// <param name="classCount">How many there are.</param>
    /// <param name="areExclusive">Whether a sample is of one class only.</param>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    private protected virtual void CheckClasses(int classCount, bool areExclusive)
    {
        if (!areExclusive)
            throw new ArgumentException($"{GetType().Name} is about one class a sample, but the model makes {classCount} independent decisions.");
    }

    /// <summary>The counts of one class.</summary>
    private protected ClassCounts CountsOf(int index)
    {
        var output = _width == 1 ? 0 : index;
        var hits = _truePositives[output];
        var counts = new ClassCounts(
            hits, _predicted[output] - hits, _actual[output] - hits, _total - _predicted[output] - _actual[output] + hits);
        return _width == 1 && index == 0 ? counts.Opposite : counts;
    }

    /// <summary>Whether a class occurs among targets or predictions.</summary>
    private protected bool IsPresent(int index) =>
        _isMultiClass ? _present[index] : _width > 1 || CountsOf(index) is { } counts && counts.Support + counts.Predicted > 0;

    /// <summary>Sums over classes of products of how many are of a class and how many were taken for it.</summary>
    private protected (double Right, double Product, double ActualSquared, double PredictedSquared) Margins()
    {
        var (right, product, actual, predicted) = (0.0, 0.0, 0.0, 0.0);
        for (var index = 0; index < ClassCount; index++)
        {
            var counts = CountsOf(index);
            right += counts.TruePositives;
            product += counts.Support * counts.Predicted;
            actual += counts.Support * counts.Support;
            predicted += counts.Predicted * counts.Predicted;
        }

        return (right, product, actual, predicted);
    }

    private void Prepare(scoped in MetricBatch batch)
    {
        if (_total == 0 && (_width != batch.Width || _isMultiClass != batch.IsMultiClass))
        {
            (_width, _isMultiClass) = (batch.Width, batch.IsMultiClass);
            (_truePositives, _predicted) = (new double[_width], new double[_width]);
            (_actual, _present) = (new double[_width], new bool[_width]);
            CheckClasses(ClassCount, _isMultiClass || _width == 1);
        }
        else if (_width != batch.Width)
        {
            throw new ArgumentException($"Earlier batches had {_width} outputs a sample, but this one has {batch.Width}.", nameof(batch));
        }
    }

    private void CountClass(int actual, int predicted, double weight)
    {
        _actual[actual] += weight;
        _present[actual] = true;
        if (predicted < 0)
        {
            _sawNaN = true;
            return;
        }

        _predicted[predicted] += weight;
        _present[predicted] = true;
        if (predicted == actual)
            _truePositives[actual] += weight;
    }

    private void CountDecisions(scoped in MetricBatch batch, int sample, double weight)
    {
        var predictions = batch.PredictionsOf(sample);
        for (var output = 0; output < predictions.Length; output++)
        {
            _sawNaN |= float.IsNaN(predictions[output]);
            var actual = batch.TargetOf(sample, output) > Decision.ProbabilityThreshold;
            var predicted = predictions[output] > _threshold;
            _actual[output] += actual ? weight : 0;
            _predicted[output] += predicted ? weight : 0;
            _truePositives[output] += actual && predicted ? weight : 0;
        }
    }
}
