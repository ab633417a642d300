using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Records;

/// <summary>Every shape that a user's types have: the emitted code compiles without a warning, and their declaration is text and back.</summary>
public class RecordShapeTests
{
    private const string Head = "[Dense(1), MeanSquaredError, SGD]";

    public static TheoryData<string> Sources { get; } =
    [
        // All types of numbers, properties of every kind.
        "public class R { public sbyte A { get; set; } public byte B { get; init; } public short C { get; private set; } public ushort D => 1; public int E; public int F { get; }"
        + " public uint G { get; } public long H { get; } public ulong I { get; } public float J { get; } public double K { get; } public decimal L { get; } public System.Half M { get; }"
        + " public System.Int128 N { get; } public System.UInt128 O { get; } public nint P { get; } public nuint Q { get; } public required int S { get; set; }"
        + " public sbyte? T { get; } public decimal? U { get; } public System.Half? V { get; } public System.Int128? W { get; } public nint? X { get; } public float? Y { get; } public bool? Z { get; } }"
        + $"[Model<R, float>] {Head} public sealed partial class M;",
        // Names that are keywords, a property of an enum's name, members that are keywords.
        "public enum @class { @if, @else, record } public record struct @struct(@class @class, @class? @new, bool @in, float value, int sample, float features);"
        + "[Model<@struct, @class>] [Dense(3, Activation.Softmax), CrossEntropy, SGD] public sealed partial class M;",
        // Inherited, hidden and overridden properties.
        "public abstract class A { public abstract int X { get; } public virtual float Y => 1; public int Z => 2; } public class R : A { public override int X => 3; public new float Z => 4; public int this[int i] => i; public static int S => 1; }"
        + $"[Model<A, double>] {Head} public sealed partial class M; [Model<R, int>] {Head} public sealed partial class M2;",
        // Nested, generic, internal and private types.
        "public class Pair<T> { public T A { get; set; } = default!; internal int B => 1; public enum E { X, Y } public E C => E.X; }"
        + $"[Model<Pair<int>, byte>] {Head} public sealed partial class M; [Model<Pair<Pair<int>.E?>, decimal>] {Head} public sealed partial class M2;",
        "internal record R(float X); internal partial class Outer { private readonly record struct P(float X, bool Y); [Model<P, bool>] [Dense(1, Activation.Sigmoid), BinaryCrossEntropy, SGD] private sealed partial class M; }"
        + $"[Model<R, nint>] {Head} internal sealed partial class M2; [Model<R, System.Int128>] {Head} partial class M3;",
        // Targets that are records: by constructor, by properties, one and the same as the input.
        "public record R(float X, int Y); public class T { public float X { get; set; } public required long Y { get; init; } } public struct S { public double A { get; set; } public float B { get; set; } public readonly int C => 1; [Feature(Ignore = true)] public int D => 2; }"
        + "[Model<R, R>] [Dense(2), MeanSquaredError, SGD] public sealed partial class M; [Model<R, T>] [Dense(2)] public sealed partial class M2;"
        + "public record struct U(double A) { public double B { get; set; } } [Model<S, U>] [Dense(2), MeanSquaredError, SGD] public sealed partial class M3;",
        // Obsolete properties and members, an enum of large and negative values, and one of which only a part has names.
        "public enum E : ulong { A = ulong.MaxValue, B = 1, C = 1 } public enum N { Low = -5, [System.Obsolete] High = 5, Mid = 0 }"
        + " public record R([property: System.Obsolete] float X, E E, N N, [property: Feature(Normalize = false)] float? Y, [property: Label] string L);"
        + "[Model<R, N>] [Dense(3, Activation.Softmax), CrossEntropy, SGD] public sealed partial class M;",
        // No number: no layer in front.
        "public record R(bool A, bool B); [Model<R, bool>] [Dense(1, Activation.Sigmoid), BinaryCrossEntropy, SGD] public sealed partial class M; [Model<R, bool>] [Dense(1, Activation.Sigmoid)] public sealed partial class M2;",
        // A model in a namespace.
        "public record R(float X); namespace Deep.Er { [Model<global::R, float>] [Dense(1), MeanAbsoluteError, SGD] public sealed partial class M; }",
    ];

    [Theory, MemberData(nameof(Sources))]
    public void It_works(string source)
    {
        var outcome = GeneratorHarness.Run("using NnGen;\n" + source);

        Assert.Empty(outcome.Result.Diagnostics);
        Assert.Empty(outcome.CompilerProblems);
        Assert.Contains(outcome.Files.Keys, name => name.EndsWith(".Records.g.cs", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Sources))]
    public void Its_text_reads_back(string source)
    {
        var compilation = TestCompilation.Create("using NnGen;\n" + source);
        var model = new[] { "M", "Outer+M", "Deep.Er.M" }.First(name => compilation.GetTypeByMetadataName(name) is not null);
        var declaration = compilation.Read(model).Declaration!;

        Assert.NotNull(declaration.Typed);
        Assert.Equal(declaration, DeclarationText.Read(DeclarationText.Write(declaration)));
    }

    [Fact]
    public void A_changed_line_of_a_record_is_refused_or_noticed()
    {
        var declaration = TestCompilation.Create(ShopSource.Transaction, ShopSource.Models).Read("Shop.Encoder").Declaration!;
        var lines = DeclarationText.Write(declaration).Split('\n');
        for (var line = Array.FindIndex(lines, text => text.StartsWith("record", StringComparison.Ordinal)); line < lines.Length - 1; line++)
        {
            foreach (var changed in new[] { lines[line] + " | x", "x" + lines[line], lines[line].Replace(" | ", " | x", StringComparison.Ordinal) })
            {
                try
                {
                    Assert.NotEqual(declaration, DeclarationText.Read(string.Join("\n", lines.Select((text, index) => index == line ? changed : text))));
                }
                catch (FormatException exception)
                {
                    Assert.StartsWith("Line ", exception.Message, StringComparison.Ordinal);
                }
            }
        }
    }
}
