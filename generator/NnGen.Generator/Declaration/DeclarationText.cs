using System.Globalization;
using System.Text;
using NnGen.Generator.Declaration.Records;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Declaration;

/// <summary>
/// Declarations as text, and back: line by line, for people and for other versions of this library. Arguments stand indented under
/// their attribute; <c>%n</c> is value n of the forward pass.
/// </summary>
internal static class DeclarationText
{
    private const string FirstLine = "nngen declaration 1";
    private const string Sparse = " sparse";
    private const string InBlock = " in ";
    private const string PropertyLayer = "  of ";
    private const string PropertyDocumentation = "  /// ";

    /// <summary>The text of a valid declaration; <see cref="Read"/> gives an equal one.</summary>
    public static string Write(ModelDeclaration declaration)
    {
        using var culture = InvariantCulture.Enter();
        var text = new StringBuilder();
        Line(FirstLine);
        WriteType(declaration.Type);
        foreach (var property in declaration.Properties)
        {
            Line("property " + property.Signature);
            Line(PropertyLayer + property.Layer);
            foreach (var line in property.Documentation.Length > 0 ? property.Documentation.Split('\n') : [])
            {
                Line(PropertyDocumentation + line);
            }
        }

        foreach (var layer in declaration.Layers)
        {
            WriteAttribute($"{(layer.IsFunction ? "function" : "layer")} {layer.Name}{(layer.Block.Length > 0 ? InBlock + layer.Block : "")} = ", layer.Attribute);
        }

        var value = 0;
        foreach (var input in declaration.Inputs)
        {
            Line($"%{value++} = input {input.Name} {input.ElementType} {string.Join(" x ", input.Shape.Items)}{(input.IsSparse ? Sparse : "")}");
        }

        foreach (var call in declaration.Calls)
        {
            Line($"%{value++} = {declaration.Layers[call.Layer].Name}({string.Join(", ", call.Inputs.Items.Select(i => $"%{i}"))})");
        }

        foreach (var output in declaration.Outputs)
        {
            Line($"output {output.Name} = %{output.Value.ToString(CultureInfo.InvariantCulture)}");
        }

        WriteAttribute("loss ", declaration.Loss);
        if (declaration.LossBody is { } body)
        {
            WriteBody(body);
        }

        for (var i = 0; i < declaration.OutputLosses.Count; i++)
        {
            WriteOutputLoss(declaration.Outputs[i].Name, declaration.OutputLosses[i]);
        }

        WriteAttribute("optimizer ", declaration.Optimizer);
        foreach (var line in declaration.Typed is { } typed ? TypedText.Write(typed) : [])
        {
            Line(line);
        }

        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void WriteOutputLoss(string output, OutputLoss loss)
        {
            WriteAttribute($"of {output} {loss.Index} ", loss.Attribute);
            if (loss.Body is { } own)
            {
                WriteBody(own);
            }
        }

        void WriteBody(LossBody body)
        {
            foreach (var function in body.Functions)
            {
                WriteAttribute($"criterion function {function.Name} = ", function.Attribute);
            }

            for (var i = 0; i < body.Calls.Count; i++)
            {
                var call = body.Calls[i];
                Line($"criterion %{i + 2} = {body.Functions[call.Layer].Name}({string.Join(", ", call.Inputs.Items.Select(n => $"%{n}"))})");
            }

            Line($"criterion result %{body.Result}");
        }

        void WriteType(TypeDeclaration type)
        {
            Line("namespace " + type.Namespace);
            foreach (var header in type.ContainingTypes)
            {
                Line("in " + header);
            }

            Line((type.IsSealed ? "sealed " : "open ") + type.Header);
            Line("name " + type.Name);
            Line("file " + type.HintName);
        }

        void WriteAttribute(string prefix, AttributeDeclaration? attribute)
        {
            if (attribute is null)
            {
                return;
            }

            Line(prefix + attribute.Kind);
            foreach (var argument in attribute.Arguments)
            {
                Line($"  {argument.Name} = {argument.Text}");
            }
        }
    }

    /// <summary>The declaration that a text describes.</summary>
    /// <exception cref="FormatException">The text is not what <see cref="Write"/> gives; names the line.</exception>
    public static ModelDeclaration Read(string text) => new Reader(text).Read();

    private sealed class Reader(string text)
    {
        private readonly string[] _lines = text.TrimEnd('\n').Split('\n');
        private int _next;

        public ModelDeclaration Read()
        {
            if (Take("") != FirstLine)
            {
                throw Unexpected(_next, $"'{FirstLine}'");
            }

            var type = ReadType();
            var properties = Repeat("property ", line => new PropertyDeclaration(line, Take(PropertyLayer), string.Join("\n", Repeat(PropertyDocumentation, text => text))));
            var layers = Repeat("layer ", ReadLayer);
            layers.AddRange(Repeat("function ", ReadFunction));
            var inputs = new List<InputDeclaration>();
            var calls = new List<CallDeclaration>();
            while (ReadValue(inputs.Count + calls.Count) is { } value)
            {
                if (value.StartsWith("input ", StringComparison.Ordinal) && calls.Count == 0)
                {
                    inputs.Add(ReadInput(value.Substring("input ".Length)));
                }
                else
                {
                    calls.Add(ReadCall(value, layers, inputs.Count + calls.Count));
                }
            }

            var outputs = Repeat("output ", line => ReadOutput(line, inputs.Count + calls.Count));
            var loss = Peek("loss ") ? ReadAttribute(Take("loss ")) : null;
            var body = Peek("criterion ") ? ReadLossBody() : null;
            var outputLosses = Repeat("of ", ReadOutputLoss);
            var optimizer = Peek("optimizer ") ? ReadAttribute(Take("optimizer ")) : null;
            var typed = Peek(TypedText.Record) ? ReadTyped() : null;
            return _next == _lines.Length
                ? new ModelDeclaration(type, inputs.ToEquatableArray(), layers.ToEquatableArray(), calls.ToEquatableArray(), loss, optimizer)
                {
                    Typed = typed,
                    LossBody = body,
                    OutputLosses = outputLosses.ToEquatableArray(),
                    Outputs = outputs.ToEquatableArray(),
                    Properties = properties.ToEquatableArray(),
                }
                : throw Unexpected(_next + 1, "the end");
        }

        private TypedDeclaration ReadTyped()
        {
            var record = Take(TypedText.Record);
            var features = Repeat(TypedText.Feature, line => line);
            var target = Take(TypedText.Target);
            var numbers = Repeat(TypedText.Number, line => line);
            try
            {
                return TypedText.Read(record, features, target, numbers);
            }
            catch (FormatException exception)
            {
                throw Unexpected(_next, $"a record, its features and a target: {exception.Message}");
            }
        }

        private TypeDeclaration ReadType()
        {
            var space = Take("namespace ");
            var outer = Repeat("in ", line => line);
            var isSealed = Peek("sealed ");
            var header = Take(isSealed ? "sealed " : "open ");
            return new TypeDeclaration(space, outer.ToEquatableArray(), header, Take("name "), Take("file "), isSealed);
        }

        private LayerDeclaration ReadLayer(string line)
        {
            var (name, kind) = Split(line, " = ");
            return new LayerDeclaration(name, ReadAttribute(kind));
        }

        private LayerDeclaration ReadFunction(string line)
        {
            var layer = ReadLayer(line);
            var name = layer.Name.Split([InBlock], 2, StringSplitOptions.None);
            return layer with { Name = name[0], IsFunction = true, Block = name.Length > 1 ? name[1] : "" };
        }

        private AttributeDeclaration ReadAttribute(string kind) => new(
            kind,
            Repeat("  ", line =>
            {
                var (name, value) = Split(line, " = ");
                return new ArgumentDeclaration(name, value);
            }).ToEquatableArray());

        private string? ReadValue(int number)
        {
            var prefix = $"%{number.ToString(CultureInfo.InvariantCulture)} = ";
            return Peek(prefix) ? Take(prefix) : null;
        }

        private InputDeclaration ReadInput(string line)
        {
            var isSparse = line.EndsWith(Sparse, StringComparison.Ordinal);
            var words = (isSparse ? line.Substring(0, line.Length - Sparse.Length) : line).Split([' '], 3);
            return words.Length == 3
                ? new InputDeclaration(words[0], words[2].Split([" x "], StringSplitOptions.None).Select(Number).ToEquatableArray(), words[1]) { IsSparse = isSparse }
                : throw Unexpected(_next, "an input's name, element type and shape");
        }

        private CallDeclaration ReadCall(string line, List<LayerDeclaration> layers, int values)
        {
            var (name, inputs) = Split(line.TrimEnd(')'), "(");
            var layer = layers.FindIndex(l => l.Name == name);
            var numbers = inputs.Split([", "], StringSplitOptions.None).Select(input => Number(input.TrimStart('%'))).ToList();
            return layer >= 0 && numbers.All(n => n >= 0 && n < values)
                ? new CallDeclaration(layer, numbers.ToEquatableArray())
                : throw Unexpected(_next, "a call of a declared layer on earlier values");
        }

        private LossBody ReadLossBody()
        {
            var functions = Repeat("criterion function ", ReadFunction);
            var calls = new List<CallDeclaration>();
            while (Peek("criterion %"))
            {
                var (number, call) = Split(Take("criterion %"), " = ");
                if (Number(number) != calls.Count + 2)
                {
                    throw Unexpected(_next, "the next value");
                }

                calls.Add(ReadCall(call, functions, calls.Count + 2));
            }

            var result = Number(Take("criterion result %"));
            return result < calls.Count + 2 ? new LossBody(functions.ToEquatableArray(), calls.ToEquatableArray(), result) : throw Unexpected(_next, "an earlier value");
        }

        private OutputLoss ReadOutputLoss(string line)
        {
            var words = line.Split([' '], 3);
            return words.Length == 3
                ? new OutputLoss(ReadAttribute(words[2]), Peek("criterion ") ? ReadLossBody() : null, Number(words[1]))
                : throw Unexpected(_next, "an output, the place of its loss and the loss");
        }

        private OutputDeclaration ReadOutput(string line, int values)
        {
            var (name, value) = Split(line, " = ");
            return Number(value.TrimStart('%')) is var number && number < values
                ? new OutputDeclaration(name, number)
                : throw Unexpected(_next, "an earlier value");
        }

        private int Number(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected(_next, "a number");

        private List<T> Repeat<T>(string prefix, Func<string, T> read)
        {
            var items = new List<T>();
            while (Peek(prefix))
            {
                items.Add(read(Take(prefix)));
            }

            return items;
        }

        private bool Peek(string prefix) => _next < _lines.Length && _lines[_next].StartsWith(prefix, StringComparison.Ordinal);

        /// <summary>The rest of the next line, which must start so.</summary>
        private string Take(string prefix) =>
            Peek(prefix) ? _lines[_next++].Substring(prefix.Length) : throw Unexpected(_next + 1, $"'{prefix.TrimEnd()}'");

        private (string Left, string Right) Split(string line, string separator)
        {
            var at = line.IndexOf(separator, StringComparison.Ordinal);
            return at > 0 ? (line.Substring(0, at), line.Substring(at + separator.Length)) : throw Unexpected(_next, $"'{separator.Trim()}'");
        }

        private static FormatException Unexpected(int line, string expected) =>
            new($"Line {line.ToString(CultureInfo.InvariantCulture)} of a declaration should have {expected}.");
    }
}
