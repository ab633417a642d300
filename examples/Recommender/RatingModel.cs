namespace Recommender;

/// <summary>How far above or below the average a user rates a movie: two towers whose outputs meet in an inner product.</summary>
/// <remarks>
/// Numbers of users and movies are those of the file. A few ratings say little of a movie: L2 holds the tables small, and what is rated seldom stays
/// near the average.
/// </remarks>
[Model, MeanSquaredError, Adam(LearningRate = 1e-3)]
internal sealed partial class RatingModel
{
    public const int Users = 671;
    public const int Movies = 9066;
    public const int Width = 32;

    [Embedding(Users, Width, L2 = 1e-6)] private partial Layer UserTable { get; }

    [Embedding(Movies, Width, L2 = 1e-6)] private partial Layer MovieTable { get; }

    [Dense(Width, Activation.Tanh, L2 = 1e-5)] private partial Layer UserTower { get; }

    [Dense(Width, Activation.Tanh, L2 = 1e-5)] private partial Layer MovieTower { get; }

    [Embedding(Users, 1, L2 = 1e-6)] private partial Layer UserMean { get; }

    [Embedding(Movies, 1, L2 = 1e-6)] private partial Layer MovieMean { get; }

    [Dropout(0.3)] private partial Layer Forget { get; }

    private Node Forward(
        [Input(1, ElementType = ElementType.Int32)] Node user,
        [Input(1, ElementType = ElementType.Int32)] Node movie,
        [Input(MovieTraits.Count)] Node traits)
    {
        var taste = UserTower(Forget(Flatten(UserTable(user))));
        var character = MovieTower(Forget(Concatenate(Flatten(MovieTable(movie)), traits)));
        return Dot(taste, character) + Flatten(UserMean(user)) + Flatten(MovieMean(movie));
    }
}
