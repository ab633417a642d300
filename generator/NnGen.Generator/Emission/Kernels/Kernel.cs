using NnGen.Generator.Graph;
using NnGen.Generator.Ops.Expressions;
using NnGen.Generator.Utilities;

namespace NnGen.Generator.Emission.Kernels;

/// <summary>
/// A piece of work on rows of numbers that is written once per vector width and called wherever the same shapes meet. Equal records
/// are the same kernel.
/// </summary>
internal abstract record Kernel
{
    /// <summary>Its name in generated code, before numbers make it unique: <c>MatMul784x128BiasReLU</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it computes, with shapes, for its documentation.</summary>
    public abstract string Description { get; }

    /// <summary>Its parameters, as C#.</summary>
    public abstract IReadOnlyList<KernelParameter> Parameters { get; }

    /// <summary><c>void</c>, or <c>float</c> for a sum.</summary>
    public virtual string ReturnType => "void";

    /// <summary>Writes the method, and its tiles, for one width.</summary>
    public abstract void Write(CodeWriter writer, Lanes lanes, string name);

    /// <summary>The head of a method that is called across kernels or from a schedule.</summary>
    protected IDisposable Method(CodeWriter writer, string name)
    {
        writer.Line();
        writer.Summary(Description);
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]");
        writer.Call($"internal static {ReturnType} {name}", [.. Parameters.Select(p => $"{p.Type} {p.Name}")], "");
        return writer.Block();
    }
}

/// <summary>A parameter of a kernel: <c>ref float input</c>, <c>int rows</c>.</summary>
internal sealed record KernelParameter(string Type, string Name);

/// <summary>How a kernel reads an operand beside its main ones.</summary>
internal enum OperandAccess
{
    /// <summary>The element in the same place, rows <see cref="KernelOperand.Stride"/> apart.</summary>
    Element,

    /// <summary>The element in the same column of one vector.</summary>
    Column,

    /// <summary>One number for each sample.</summary>
    Sample,

    /// <summary>One number.</summary>
    Uniform,
}

/// <summary>An operand of a formula in a kernel, under the name of its parameter.</summary>
internal sealed record KernelOperand(string Name, OperandAccess Access, int Stride, ElementType Type)
{
    /// <summary>Names that kernels use themselves.</summary>
    private static readonly string[] s_reserved =
        ["share", "first", "end", "rows", "firstRow", "firstPanel", "endPanel", "chunk", "endChunk", "input", "panels", "result", "outputGradient", "accumulate", "reciprocalBatch", "row", "column", "line", "part", "panel", "lines", "columns", "remaining", "i", "k", "sum", "total", "tail", "length"];

    public string ParameterType => Access == OperandAccess.Uniform ? "float" : "ref " + Type.Keyword();

    /// <summary>How documentation writes the operand's element.</summary>
    public string Element => Access switch
    {
        OperandAccess.Element => $"{Name}[n, i]",
        OperandAccess.Column => $"{Name}[i]",
        OperandAccess.Sample => $"{Name}[n]",
        _ => Name,
    };

    /// <summary>The operands of a kernel that ranges over so many elements a sample, with names that differ.</summary>
    public static EquatableArray<KernelOperand> List(
        IEnumerable<Value> values,
        int count,
        bool perSample,
        Func<Value, int> strideOf,
        EquatableArray<KernelOperand> others = default)
    {
        var scope = new NameScope(s_reserved.Concat(others.Items.Select(o => o.Name)));
        return values.Select(v => Of(v, count, perSample, strideOf(v)) with { Name = scope.Take(NameOf(v), "xyzuvw") }).ToEquatableArray();
    }

    /// <summary>A parameter's own name, the caller's name of an input; what is computed is x, y, z.</summary>
    private static string NameOf(Value value) => value.Op switch
    {
        Ops.ParameterOp op => Identifiers.Camel(op.Parameter.Name.Substring(op.Parameter.Name.LastIndexOf('.') + 1)),
        Ops.InputOp { Kind: Ops.InputKind.Targets, Type: ElementType.Int32 } => "labels",
        Ops.InputOp { Kind: Ops.InputKind.Targets } => "targets",
        Ops.InputOp { Kind: Ops.InputKind.SampleWeights } => "sampleWeights",
        _ => "x",
    };

    private static KernelOperand Of(Value value, int count, bool perSample, int stride)
    {
        var stored = value.Op is Ops.ParameterOp parameter ? value.Count * parameter.Parameter.Copies : value.Count;
        var access = (value.PerSample, perSample) switch
        {
            (true, _) => value.Count == count ? OperandAccess.Element : OperandAccess.Sample,
            (false, true) => count > 1 && stored == count ? OperandAccess.Column : OperandAccess.Uniform,
            (false, false) => count > 1 && stored == count ? OperandAccess.Element : OperandAccess.Uniform,
        };
        return new KernelOperand("", access, access == OperandAccess.Element ? stride : 0, value.ElementType);
    }
}

/// <summary>What kernels with formulas share.</summary>
internal static class Formulas
{
    /// <summary>The run-time scalars of a formula, as parameters.</summary>
    public static IEnumerable<KernelParameter> ScalarParameters(Expression expression) =>
        ScalarNames(expression).Select(name => new KernelParameter("float", name));

    public static IReadOnlyList<string> ScalarNames(params Expression[] expressions)
    {
        var names = new List<string>();
        foreach (var expression in expressions)
        {
            expression.Visit(e =>
            {
                if (e is Scalar scalar && !names.Contains(scalar.Name))
                {
                    names.Add(scalar.Name);
                }
            });
        }

        return names;
    }

    public static IEnumerable<KernelParameter> OperandParameters(EquatableArray<KernelOperand> operands) =>
        operands.Items.Select(operand => new KernelParameter(operand.ParameterType, operand.Name));

    public static bool UsesColumn(Expression expression)
    {
        var uses = false;
        expression.Visit(e => uses |= e is Column);
        return uses;
    }
}
