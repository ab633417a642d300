namespace Regression;

/// <summary>Ordinary least squares in double precision: the linear model that the network has to beat.</summary>
internal sealed class LeastSquares
{
    // One weight per feature, then the intercept.
    private readonly double[] _weights;

    private LeastSquares(double[] weights) => _weights = weights;

    /// <summary>Solves the normal equations (XᵀX)·w = Xᵀy of features about their means, which are well enough conditioned here.</summary>
    public static LeastSquares Fit(Dataset data)
    {
        var width = data.InputWidth;
        var means = new double[width + 1];
        for (var sample = 0; sample < data.Count; sample++)
        {
            for (var i = 0; i <= width; i++)
                means[i] += Value(data, sample, i) / data.Count;
        }

        // [width, width + 1]: XᵀX, and Xᵀy in the last column.
        var system = new double[width, width + 1];
        for (var sample = 0; sample < data.Count; sample++)
        {
            for (var row = 0; row < width; row++)
            {
                for (var column = 0; column <= width; column++)
                    system[row, column] += (Value(data, sample, row) - means[row]) * (Value(data, sample, column) - means[column]);
            }
        }

        var weights = Solve(system);
        var intercept = means[width] - weights.Zip(means, (weight, mean) => weight * mean).Sum();
        return new LeastSquares([.. weights, intercept]);
    }

    public double Predict(ReadOnlySpan<float> inputs)
    {
        var sum = _weights[^1];
        for (var i = 0; i < inputs.Length; i++)
            sum += _weights[i] * inputs[i];
        return sum;
    }

    // The target stands after the features.
    private static double Value(Dataset data, int sample, int index) =>
        index < data.InputWidth ? data.InputsOf(sample)[index] : data.TargetsOf(sample)[0];

    // Gauss-Jordan elimination. Without pivoting: the matrix is positive definite.
    private static double[] Solve(double[,] system)
    {
        var size = system.GetLength(0);
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = 0; row < size; row++)
            {
                if (row == pivot)
                    continue;
                var factor = system[row, pivot] / system[pivot, pivot];
                for (var column = pivot; column <= size; column++)
                    system[row, column] -= factor * system[pivot, column];
            }
        }

        return [.. Enumerable.Range(0, size).Select(row => system[row, size] / system[row, row])];
    }
}
