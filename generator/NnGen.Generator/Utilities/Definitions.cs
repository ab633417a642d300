namespace NnGen.Generator.Utilities;

/// <summary>Finds the kinds that are declared one per file.</summary>
internal static class Definitions
{
    /// <summary>One instance of every concrete class derived from <typeparamref name="T"/> in this assembly.</summary>
    public static IEnumerable<T> Instances<T>() =>
        typeof(Definitions).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .Select(type => (T)Activator.CreateInstance(type, nonPublic: true));
}
