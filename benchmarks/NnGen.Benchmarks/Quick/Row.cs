namespace NnGen.Benchmarks.Quick;

/// <summary>One contestant of a quick comparison.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Run">
/// Runs so many operations and returns the last result: a loss, a prediction. The loop is the contestant's own, so that the call through
/// this delegate is not measured.
/// </param>
internal sealed record Row(string Name, Func<int, float> Run)
{
    /// <summary>Makes a contestant, or null with a line on the console where its native library does not load.</summary>
    public static Row? IfItLoads(string name, Func<Func<int, float>> create)
    {
        try
        {
            return new Row(name, create());
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            Console.WriteLine($"{name} is left out, its native library does not load ({exception.GetType().Name}); benchmarks/README.md says what it needs.");
            return null;
        }
    }
}
