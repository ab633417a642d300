namespace Recommender;

/// <summary>What is known of a movie besides its ratings: its genres, each 0 or 1, and its year.</summary>
internal static class MovieTraits
{
    public const int Count = 20;

    private static readonly string[] s_genres =
    [
        "Action", "Adventure", "Animation", "Children", "Comedy", "Crime", "Documentary", "Drama", "Fantasy", "Film-Noir",
        "Horror", "IMAX", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
    ];

    /// <summary>Genres, then the year in half centuries from 1990; an unknown year is 1990.</summary>
    public static float[] Of(string genres, int? year) =>
        [.. s_genres.Select(genre => genres.Contains(genre, StringComparison.Ordinal) ? 1f : 0f), ((year ?? 1990) - 1990) / 50f];
}
