using Sylvan.Data.Csv;

namespace Recommender;

/// <summary>The ratings, with titles and traits of the movies; data/SOURCE.md says where they are from.</summary>
internal sealed class MovieLens
{
    private MovieLens()
    {
    }

    public List<(int User, int Movie, float Rating)> Ratings { get; } = [];

    public List<string> Titles { get; } = [];

    public List<float[]> Traits { get; } = [];

    /// <summary>Reads both files, or returns null when they are not in the folder.</summary>
    public static MovieLens? Read(string folder)
    {
        var (ratings, movies) = (Path.Combine(folder, "ratings.csv"), Path.Combine(folder, "movies.csv"));
        if (!File.Exists(ratings) || !File.Exists(movies))
            return null;
        var data = new MovieLens();
        using (var csv = CsvDataReader.Create(ratings))
        {
            while (csv.Read())
                data.Ratings.Add((csv.GetInt32(0), csv.GetInt32(1), csv.GetFloat(2)));
        }

        using (var csv = CsvDataReader.Create(movies))
        {
            while (csv.Read())
            {
                int? year = int.TryParse(csv.GetString(1), out var known) ? known : null;
                data.Titles.Add(year is null ? csv.GetString(0) : $"{csv.GetString(0)} ({year})");
                data.Traits.Add(MovieTraits.Of(csv.GetString(2), year));
            }
        }

        if (data.Titles.Count != RatingModel.Movies || data.Ratings.Max(rating => rating.User) != RatingModel.Users - 1)
            throw new InvalidDataException($"{folder} has another number of movies or users than the model: it is of another version of dslabs.");
        return data;
    }

    /// <summary>Columns as the model names its inputs; what is to be learnt is how far a rating is from <paramref name="mean"/>.</summary>
    public Dataset ToDataset(IReadOnlyList<(int User, int Movie, float Rating)> ratings, float mean) => new(
        [
            new Column<int>("user", [.. ratings.Select(rating => rating.User)], [1]),
            new Column<int>("movie", [.. ratings.Select(rating => rating.Movie)], [1]),
            new Column<float>("traits", [.. ratings.SelectMany(rating => Traits[rating.Movie])], [MovieTraits.Count]),
        ],
        new Column<float>("rating", [.. ratings.Select(rating => rating.Rating - mean)], [1]));
}
