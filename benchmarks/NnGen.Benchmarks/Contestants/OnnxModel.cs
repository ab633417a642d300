using System.Runtime.InteropServices;
using Google.Protobuf;
using NnGen.Benchmarks.Problems;

namespace NnGen.Benchmarks.Contestants;

/// <summary>A problem's network as an ONNX model; the numbers of fields are those of onnx.proto.</summary>
internal static class OnnxModel
{
    public const string Input = "input";
    public const string Output = "output";
    private const int Float = 1;
    private const int OperatorSet = 17;
    private const int FormatVersion = 8;

    private const int Integers = 7;

    public static byte[] Write(DenseProblem problem, int batchSize) => Write(graph => WriteGraph(graph, problem, batchSize));

    /// <summary>A model with a graph that is written by others.</summary>
    public static byte[] Write(Action<CodedOutputStream> writeGraph) => Message(model =>
    {
        Number(model, 1, FormatVersion);
        Part(model, 7, writeGraph);
        Part(model, 8, operators => Number(operators, 2, OperatorSet));
    });

    private static void WriteGraph(CodedOutputStream graph, DenseProblem problem, int batchSize)
    {
        var value = Input;
        for (var i = 0; i < problem.Layers.Count; i++)
        {
            var isHead = i == problem.Layers.Count - 1;
            var after = isHead ? problem.HasClasses ? "Softmax" : null : "Relu";
            var product = after is null ? Output : $"product{i}";
            WriteNode(graph, "Gemm", [value, $"kernel{i}", $"bias{i}"], product);
            value = isHead ? Output : $"hidden{i}";
            if (after is not null)
                WriteNode(graph, after, [product], value);
        }

        Text(graph, 2, "dense");
        for (var i = 0; i < problem.Layers.Count; i++)
        {
            var (inputs, outputs) = problem.Layers[i];
            WriteTensor(graph, $"kernel{i}", problem.InitialValues(i).Kernel, inputs, outputs);
            WriteTensor(graph, $"bias{i}", problem.InitialValues(i).Bias, outputs);
        }

        WriteValue(graph, 11, Input, batchSize, problem.Sizes[0]);
        WriteValue(graph, 12, Output, batchSize, problem.Sizes[^1]);
    }

    /// <summary>An operation; its attributes are lists of integers.</summary>
    public static void WriteNode(
        CodedOutputStream graph, string operation, string[] inputs, string output, params (string Name, int[] Values)[] attributes) => Part(graph, 1, node =>
    {
        foreach (var input in inputs)
            Text(node, 1, input);
        Text(node, 2, output);
        Text(node, 4, operation);
        foreach (var (name, values) in attributes)
        {
            Part(node, 5, attribute =>
            {
                Text(attribute, 1, name);
                foreach (var value in values)
                    Number(attribute, 8, value);
                Number(attribute, 20, Integers);
            });
        }
    });

    /// <summary>The name of a graph.</summary>
    public static void WriteName(CodedOutputStream graph, string name) => Text(graph, 2, name);

    /// <summary>Weights.</summary>
    public static void WriteTensor(CodedOutputStream graph, string name, float[] values, params int[] shape) => Part(graph, 5, tensor =>
    {
        foreach (var dimension in shape)
            Number(tensor, 1, dimension);
        Number(tensor, 2, Float);
        Text(tensor, 8, name);
        tensor.WriteTag(9, WireFormat.WireType.LengthDelimited);
        tensor.WriteBytes(ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values)));
    });

    /// <summary>An input (field 11) or output (field 12) of the graph.</summary>
    public static void WriteValue(CodedOutputStream graph, int field, string name, params int[] shape) => Part(graph, field, value =>
    {
        Text(value, 1, name);
        Part(value, 2, type => Part(type, 1, tensor =>
        {
            Number(tensor, 1, Float);
            Part(tensor, 2, dimensions =>
            {
                foreach (var dimension in shape)
                    Part(dimensions, 1, d => Number(d, 1, dimension));
            });
        }));
    });

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var stream = new CodedOutputStream(bytes))
            write(stream);
        return bytes.ToArray();
    }

    private static void Part(CodedOutputStream stream, int field, Action<CodedOutputStream> write)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteBytes(ByteString.CopyFrom(Message(write)));
    }

    private static void Number(CodedOutputStream stream, int field, long value)
    {
        stream.WriteTag(field, WireFormat.WireType.Varint);
        stream.WriteInt64(value);
    }

    private static void Text(CodedOutputStream stream, int field, string value)
    {
        stream.WriteTag(field, WireFormat.WireType.LengthDelimited);
        stream.WriteString(value);
    }
}
