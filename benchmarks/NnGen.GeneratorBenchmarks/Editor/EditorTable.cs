using System.Globalization;

namespace NnGen.GeneratorBenchmarks.Editor;

/// <summary>What a keystroke costs in an editor that is warm, and whether anything grows.</summary>
internal static class EditorTable
{
    private const int WarmUp = 20;
    private const int Repetitions = 21;
    private const int Edits = 1000;

    /// <summary>Measures all solutions and writes the table.</summary>
    /// <exception cref="InvalidOperationException">A keystroke made the generator emit what did not change.</exception>
    /// <param name="only">The solutions that are measured, by their names; all if none is given.</param>
    public static void Run(IReadOnlyCollection<string> only)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine("| solution | generator: in a body elsewhere | in a declaration elsewhere | inside a model | analyzer: the open file | all files | memory after 100 edits | after 1,000 |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var solution in Solution.All.Where(solution => only.Count == 0 || only.Contains(solution.Name)))
        {
            RequireNothingElse(solution);
            var session = new EditorSession(solution);
            Console.Write($"| {solution.Name} ");
            Write(Median(session.TypeElsewhere, session.Generate));
            Write(Median(session.TypeDeclarationElsewhere, session.Generate));
            Write(Median(session.TypeInModel, session.Generate));
            Write(Median(
                () =>
                {
                    session.TypeInModel();
                    session.Generate();
                },
                session.AnalyzeOpenFile));
            Write(Median(
                () =>
                {
                    session.TypeInModel();
                    session.Generate();
                },
                session.AnalyzeAll));
            var (early, late) = MemoryOverEdits(solution);
            Console.WriteLine($"| {early:0.0} MB | {late:0.0} MB |");
        }
    }

    private static void Write(double milliseconds) => Console.Write($"| {milliseconds:0.0} ms ");

    /// <summary>A keystroke outside the models emits nothing, one inside a model emits that one.</summary>
    private static void RequireNothingElse(Solution solution)
    {
        var session = new EditorSession(solution, tracksSteps: true);
        session.TypeElsewhere();
        session.Generate();
        var outside = session.EmittedAnew();
        session.TypeDeclarationElsewhere();
        session.Generate();
        outside += session.EmittedAnew();
        session.TypeInModel();
        session.Generate();
        var inside = session.EmittedAnew();
        if ((outside, inside) != (0, 1))
        {
            throw new InvalidOperationException($"{solution.Name}: keystrokes outside and inside emitted {outside} and {inside} models, not 0 and 1.");
        }
    }

    private static double Median(Action type, Func<double> measure)
    {
        var times = new List<double>();
        for (var i = 0; i < WarmUp + Repetitions; i++)
        {
            type();
            var time = measure();
            if (i >= WarmUp)
            {
                times.Add(time);
            }
        }

        times.Sort();
        return times[Repetitions / 2];
    }

    private static (double Early, double Late) MemoryOverEdits(Solution solution)
    {
        var session = new EditorSession(solution);
        var early = 0.0;
        for (var i = 1; i <= Edits; i++)
        {
            if (i % 2 == 0)
            {
                session.TypeInModel();
            }
            else
            {
                session.TypeElsewhere();
            }

            session.Generate();
            if (i == Edits / 10)
            {
                early = Megabytes();
            }
        }

        var late = Megabytes();
        GC.KeepAlive(session);
        return (early, late);
    }

    private static double Megabytes() => GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
}
