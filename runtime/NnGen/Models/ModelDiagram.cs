using System.Text;
using NnGen.Generated;

namespace NnGen;

/// <summary>Draws the layers of a model.</summary>
public static class ModelDiagram
{
    /// <summary>
    /// The layers of a model as the text of a Mermaid flowchart, which Markdown viewers draw: inputs, layers with kind and output shape, the layers of
    /// a block in a frame, outputs. Lines end in <c>\n</c>.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    public static string ToMermaid(this IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Summary.ToMermaid();
    }

    internal static string Of(ModelInfo info)
    {
        var text = new StringBuilder("flowchart TD\n");
        InputInfo[] inputs = info.Inputs.Length > 0 ? info.Inputs : [new InputInfo("input", info.InputShape, info.InputType)];
        for (var i = 0; i < inputs.Length; i++)
            Line(text, 1, $"{Node(i)}([{Label(inputs[i].Name, ShapeText.OfBatch(inputs[i].Shape))}])");
        WriteLayers(text, info.Layers.Select((layer, i) => (layer, Node(inputs.Length + i), Local: layer.Name)).ToList(), "", 1);
        OutputInfo[] outputs = info.Outputs.Length > 0 ? info.Outputs : [new OutputInfo("output", info.OutputShape)];
        for (var i = 0; i < outputs.Length; i++)
            Line(text, 1, $"o{ShapeText.Of(i)}([{Label(outputs[i].Name, ShapeText.OfBatch(outputs[i].Shape))}])");
        WriteEdges(text, info, inputs.Length, outputs);
        return text.ToString();
    }

    private static void WriteEdges(StringBuilder text, ModelInfo info, int inputs, OutputInfo[] outputs)
    {
        for (var i = 0; i < info.Layers.Length; i++)
        {
            foreach (var input in info.Layers[i].Inputs ?? [inputs + i - 1])
                Line(text, 1, $"{Node(input)} --> {Node(inputs + i)}");
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            var value = i < info.OutputValues.Length ? info.OutputValues[i] : inputs + info.Layers.Length - 1;
            var name = outputs.Length > 1 ? $"|{Label(outputs[i].Name)}|" : "";
            Line(text, 1, $"{Node(value)} -->{name} o{ShapeText.Of(i)}");
        }
    }

    /// <summary>Layers whose names go on with the same part and a point are those of one block.</summary>
    private static void WriteLayers(StringBuilder text, List<(LayerInfo Layer, string Node, string Local)> layers, string path, int depth)
    {
        foreach (var (layer, node, rest) in layers.Where(entry => !entry.Local.Contains('.', StringComparison.Ordinal)))
            Line(text, depth, $"{node}[{Label(rest, layer.Kind, ShapeText.OfBatch(layer.OutputShape))}]");
        foreach (var block in layers.Where(entry => entry.Local.Contains('.', StringComparison.Ordinal)).GroupBy(entry => entry.Local[..entry.Local.IndexOf('.', StringComparison.Ordinal)]))
        {
            var inner = path + block.Key;
            // The nodes of a frame are unique, and so is the first of them.
            Line(text, depth, $"subgraph b{ShapeText.Of(depth)}{block.First().Node}[{Label(inner)}]");
            WriteLayers(text, block.Select(entry => (entry.Layer, entry.Node, entry.Local[(block.Key.Length + 1)..])).ToList(), inner + ".", depth + 1);
            Line(text, depth, "end");
        }
    }

    private static string Node(int value) => "v" + ShapeText.Of(value);

    private static string Label(params string[] lines) => $"\"{string.Join("<br/>", lines.Select(Escape))}\"";

    /// <summary>Mermaid's own escapes, which begin with a number sign.</summary>
    private static string Escape(string text) => text
        .Replace("#", "#35;", StringComparison.Ordinal)
        .Replace("&", "#amp;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal)
        .Replace(">", "#gt;", StringComparison.Ordinal);

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', 4 * depth).Append(line).Append('\n');
}
