namespace Recommender;

/// <summary>
/// The usual baseline: a rating is the mean of all, and what the movie and then the user add to it, each drawn to 0 where ratings are few (Koren,
/// "Factorization Meets the Neighborhood", 2008, section 2.1; Irizarry, "Introduction to Data Science", chapter on recommendation systems).
/// </summary>
internal sealed class Averages
{
    private const float MovieShrinkage = 4;
    private const float UserShrinkage = 8;

    private readonly float[] _movies = new float[RatingModel.Movies];
    private readonly float[] _users = new float[RatingModel.Users];

    public Averages(IReadOnlyList<(int User, int Movie, float Rating)> ratings)
    {
        Mean = ratings.Average(rating => rating.Rating);
        foreach (var movie in ratings.GroupBy(rating => rating.Movie))
            _movies[movie.Key] = movie.Sum(rating => rating.Rating - Mean) / (movie.Count() + MovieShrinkage);
        foreach (var user in ratings.GroupBy(rating => rating.User))
            _users[user.Key] = user.Sum(rating => rating.Rating - Mean - _movies[rating.Movie]) / (user.Count() + UserShrinkage);
    }

    public float Mean { get; }

    public float Predict(int user, int movie) => Mean + _movies[movie] + _users[user];
}
