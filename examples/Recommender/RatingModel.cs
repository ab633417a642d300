namespace Recommender;

/// <summary>How far above or below the average a user rates a movie: two towers whose outputs meet in an inner product.</summary>
/// <remarks>
/// Both towers are uses of one block, each with parameters of its own. Numbers of users and movies are those of the file. A few ratings say little of
/// a movie: L2 holds the tables small, and what is rated seldom stays near the average.
/// </remarks>
[Model, MeanSquaredError, Adam(LearningRate = 1e-3)]
internal sealed partial class RatingModel
{
    public const int Users = 671;
    public const int Movies = 9066;

    [Tower(Rows = Users)] private partial Layer UserTower { get; }

    [Tower(Rows = Movies)] private partial Layer MovieTower { get; }

    [Dense(Tower.Width, L2 = 1e-5)] private partial Layer Traits { get; }

    [Embedding(Users, 1, L2 = 1e-6)] private partial Layer UserMean { get; }

    [Embedding(Movies, 1, L2 = 1e-6)] private partial Layer MovieMean { get; }

    private Node Forward(
        [Input(1, ElementType = ElementType.Int32)] Node user,
        [Input(1, ElementType = ElementType.Int32)] Node movie,
        [Input(MovieTraits.Count)] Node traits)
    {
        var character = MovieTower(movie) + Traits(traits);
        return Dot(UserTower(user), character) + Flatten(UserMean(user)) + Flatten(MovieMean(movie));
    }
}
