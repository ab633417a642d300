namespace NnGen;

/// <summary>Where in the search space trials are: a point of the unit cube for each, one coordinate for each parameter.</summary>
public abstract class SearchStrategy
{
    /// <summary>One coordinate of the point of one trial. The same arguments give the same number on every platform.</summary>
    /// <param name="seed">The seed of the search.</param>
    /// <param name="trial">Which trial, from 0.</param>
    /// <param name="dimension">Which parameter, from 0, in the order in which parameters were first asked for.</param>
    /// <returns>From 0 to less than 1.</returns>
    public abstract double At(int seed, int trial, int dimension);
}
