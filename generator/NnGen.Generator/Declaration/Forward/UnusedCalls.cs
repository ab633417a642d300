using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration.Forward;

/// <summary>Leaves out of a graph what its outputs do not need: what was only read so that its mistakes show.</summary>
internal static class UnusedCalls
{
    public static ModelDeclaration Remove(ModelDeclaration declaration)
    {
        var inputs = declaration.Inputs.Count;
        var isNeeded = new bool[inputs + declaration.Calls.Count];
        foreach (var output in declaration.Outputs)
        {
            isNeeded[output.Value] = true;
        }

        for (var call = declaration.Calls.Count - 1; call >= 0; call--)
        {
            foreach (var input in isNeeded[inputs + call] ? declaration.Calls[call].Inputs.Items : [])
            {
                isNeeded[input] = true;
            }
        }

        var numbers = Enumerable.Range(0, isNeeded.Length).ToArray();
        var layers = declaration.Layers.Items.Where(layer => !layer.IsFunction).ToList();
        var calls = new List<CallDeclaration>();
        foreach (var (call, index) in declaration.Calls.Items.Select((call, index) => (call, index)).Where(c => isNeeded[inputs + c.index]))
        {
            numbers[inputs + index] = inputs + calls.Count;
            var layer = call.Layer;
            if (declaration.Layers[layer] is { IsFunction: true } function)
            {
                layers.Add(function with { Name = FunctionNames.Next(function.Attribute.Kind, layers) });
                layer = layers.Count - 1;
            }

            calls.Add(new CallDeclaration(layer, call.Inputs.Items.Select(i => numbers[i]).ToEquatableArray()));
        }

        var outputs = declaration.Outputs.Items.Select(output => output with { Value = numbers[output.Value] }).ToList();
        var isLast = outputs.Count == 1 && outputs[0].Name.Length == 0 && outputs[0].Value == inputs + calls.Count - 1;
        return declaration with
        {
            Layers = layers.ToEquatableArray(),
            Calls = calls.ToEquatableArray(),
            Outputs = isLast ? EquatableArray<OutputDeclaration>.Empty : outputs.ToEquatableArray(),
        };
    }
}
