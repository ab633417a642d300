using Examples;
using Recommender;

const int Shown = 8;

if (CommandLine.Parse(
        args,
        ("epochs", 30, "the most epochs of training; the network stops earlier when it no longer improves"),
        ("batch-size", 128, "ratings per step"),
        ("user", 15, "whose recommendations are shown, 1 to 671"),
        ("seed", 1, "decides the split, the initial weights and the order of ratings")) is not { } options)
    return 1;
var folder = Environment.GetEnvironmentVariable("NNGEN_MOVIELENS") ?? "examples/Recommender/data";
if (MovieLens.Read(folder) is not { } movieLens)
{
    Console.WriteLine($"Nothing to do: ratings.csv and movies.csv are not in {Path.GetFullPath(folder)}.");
    Console.WriteLine("examples/Recommender/data/SOURCE.md says how they are written; the environment variable NNGEN_MOVIELENS names another folder.");
    return 0;
}

// A fifth of the ratings is held out; another tenth says when to stop.
var order = movieLens.Ratings.ToArray();
new Random(options["seed"]).Shuffle(order);
var (test, training) = (order[..(order.Length / 5)], order[(order.Length / 5)..]);
var averages = new Averages(training);
Console.WriteLine($"{order.Length:N0} ratings by {RatingModel.Users} users of {RatingModel.Movies} movies; {test.Length:N0} are held out.");

var model = new RatingModel(options["seed"]);
Console.WriteLine(model.Summary);
model.Fit(movieLens.ToDataset(training, averages.Mean), new FitOptions
{
    Epochs = options["epochs"],
    BatchSize = options["batch-size"],
    ValidationSplit = 0.1,
    Callbacks = [new EarlyStopping { Patience = 3, RestoreBestWeights = true }, new ConsoleProgress()],
});

Console.WriteLine();
Console.WriteLine("root mean squared error of the held-out ratings, in stars");
Console.WriteLine($"  the mean of all ratings           {RootMeanSquare(test, rating => averages.Mean):F4}");
Console.WriteLine($"  and means of movies and users     {RootMeanSquare(test, rating => averages.Predict(rating.User, rating.Movie)):F4}");
var predicted = Predict([.. test.Select(rating => rating.User)], [.. test.Select(rating => rating.Movie)]);
var index = 0;
Console.WriteLine($"  two towers                        {RootMeanSquare(test, _ => predicted[index++]):F4}");
Recommend(options["user"] - 1);
return 0;

void Recommend(int user)
{
    var seen = movieLens.Ratings.Where(rating => rating.User == user).ToDictionary(rating => rating.Movie, rating => rating.Rating);
    Console.WriteLine();
    Console.WriteLine($"User {user + 1} rated {seen.Count} movies; best of all:");
    foreach (var (movie, rating) in seen.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Shown))
        Console.WriteLine($"  {rating:F1}  {movieLens.Titles[movie]}");

    // Movies that few have rated are known too little to be recommended.
    var often = training.GroupBy(rating => rating.Movie).Where(movie => movie.Count() >= 30 && !seen.ContainsKey(movie.Key)).Select(movie => movie.Key).ToArray();
    var expected = Predict([.. often.Select(_ => user)], often);
    Console.WriteLine("Recommended, with the rating that the network expects:");
    foreach (var (movie, rating) in often.Zip(expected).OrderByDescending(pair => pair.Second).Take(Shown))
        Console.WriteLine($"  {rating:F1}  {movieLens.Titles[movie]}");
}

float[] Predict(int[] users, int[] movies)
{
    var result = new float[users.Length];
    model.Predict(users, movies, movies.SelectMany(movie => movieLens.Traits[movie]).ToArray(), result);
    return Array.ConvertAll(result, deviation => Math.Clamp(averages.Mean + deviation, 0.5f, 5));
}

static double RootMeanSquare((int User, int Movie, float Rating)[] ratings, Func<(int User, int Movie, float Rating), float> predict) =>
    Math.Sqrt(ratings.Average(rating => Math.Pow(rating.Rating - predict(rating), 2)));
