namespace Recommender;

/// <summary>What is learnt of users or of movies: a vector for each of them.</summary>
internal sealed partial class Tower
{
    /// <summary>How many users or movies there are.</summary>
    public const int Rows = 1;

    /// <summary>The length of the vectors.</summary>
    public const int Width = 32;

    [Embedding(Rows, Width, L2 = 1e-6)] private partial Layer Table { get; }

    [Dropout(0.3)] private partial Layer Forget { get; }

    [Dense(Width, Activation.Tanh, L2 = 1e-5)] private partial Layer Taste { get; }

    private Node Forward(Node id) => Taste(Forget(Flatten(Table(id))));
}

/// <summary>Uses <see cref="Tower"/> for so many rows.</summary>
internal sealed class TowerAttribute : BlockAttribute<Tower>
{
    /// <inheritdoc cref="Tower.Rows"/>
    public int Rows { get; set; }
}
