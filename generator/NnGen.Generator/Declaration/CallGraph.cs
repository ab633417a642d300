namespace NnGen.Generator.Declaration;

/// <summary>Who reads what in a declaration: the inputs are the first values, then each call gives one.</summary>
internal sealed class CallGraph(ModelDeclaration declaration)
{
    private readonly List<List<int>> _readers = FindReaders(declaration);

    /// <summary>The number of calls.</summary>
    public int Count => declaration.Calls.Count;

    /// <summary>The call whose value is the model's output.</summary>
    public int Head => declaration.Output - declaration.Inputs.Count;

    /// <summary>The layer that a call calls.</summary>
    public int LayerOf(int call) => declaration.Calls[call].Layer;

    /// <summary>The calls that give what a call reads, in the order of its inputs; inputs of the model are left out.</summary>
    public IEnumerable<int> SourcesOf(int call) =>
        declaration.Calls[call].Inputs.Items.Where(value => value >= declaration.Inputs.Count).Select(value => value - declaration.Inputs.Count);

    /// <summary>The calls that read what a call gives.</summary>
    public IReadOnlyList<int> ReadersOf(int call) => _readers[call];

    /// <summary>The calls of a layer.</summary>
    public IEnumerable<int> CallsOf(int layer) => Enumerable.Range(0, Count).Where(call => LayerOf(call) == layer);

    /// <summary>The calls whose values are outputs of the model. In a graph, calls that nothing needs may come last.</summary>
    public IReadOnlyList<int> Outputs() => declaration.Outputs.Count == 0
        ? Enumerable.Range(Head, Count > 0 ? 1 : 0).ToList()
        : declaration.Outputs.Items.Select(output => output.Value - declaration.Inputs.Count).Where(call => call >= 0).ToList();

    /// <summary>The outputs and all calls that they depend on; what lies behind a call that stops is left out, that call is not.</summary>
    public HashSet<int> BeforeOutputs(Func<int, bool>? stops = null)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(Outputs());
        while (open.Count > 0)
        {
            var call = open.Pop();
            if (reached.Add(call) && stops?.Invoke(call) != true)
            {
                foreach (var source in SourcesOf(call))
                {
                    open.Push(source);
                }
            }
        }

        return reached;
    }

    /// <summary>The readers of every call, found in one pass.</summary>
    private static List<List<int>> FindReaders(ModelDeclaration declaration)
    {
        var readers = declaration.Calls.Items.Select(_ => new List<int>()).ToList();
        for (var call = 0; call < declaration.Calls.Count; call++)
        {
            var sources = declaration.Calls[call].Inputs.Items.Select(value => value - declaration.Inputs.Count).Where(source => source >= 0);
            foreach (var source in sources.Distinct())
            {
                readers[source].Add(call);
            }
        }

        return readers;
    }
}
