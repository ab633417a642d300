using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Infrastructure;
using Xunit;

namespace NnGen.Generator.Tests.Declaration;

public class DeclarationReaderTests
{
    [Fact]
    public void A_stack_is_read_in_source_order()
    {
        var declaration = Read(Sources.TumourClassifier, "Medical.TumourClassifier");

        Assert.Equal(["Normalization1", "Dense1", "Dropout1", "Head"], declaration.Layers.Select(layer => layer.Name));
        Assert.Equal([0, 1, 2, 3], declaration.Calls.Select(call => call.Layer));
        Assert.Equal([0, 1, 2, 3], declaration.Calls.SelectMany(call => call.Inputs));
        Assert.Equal([30], declaration.Inputs.Single().Shape);
    }

    [Fact]
    public void Arguments_that_differ_from_their_defaults_are_invariant_text()
    {
        var declaration = Read(Sources.TumourClassifier, "Medical.TumourClassifier");

        Assert.Equal(
            ["Units = 128", "Activation = Activation.ReLU", "L2 = 0.0001"],
            declaration.Layers[1].Attribute.Arguments.Select(a => $"{a.Name} = {a.Text}"));
        Assert.Equal("BinaryCrossEntropy", declaration.Loss!.Kind);
        Assert.Equal(new ArgumentDeclaration("LearningRate", "0.0003"), declaration.Optimizer!.Arguments.Single());
    }

    [Theory]
    [InlineData("(double)1 / 3", "0.3333333333333333")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("1e300", "1E+300")]
    [InlineData("double.NaN", "double.NaN")]
    [InlineData("double.NegativeInfinity", "double.NegativeInfinity")]
    public void Numbers_are_written_so_that_they_read_back_to_the_same_bits(string expression, string text)
    {
        using var culture = new HostileCulture();
        var declaration = Read(Sources.Model($"[Model, Input(1), Dense(1, KernelConstant = {expression})]"), "M");

        var argument = declaration.Layers[0].Attribute.Arguments.Single(a => a.Name == "KernelConstant");
        var read = ((DenseAttribute)AttributeMaterializer.Create(typeof(DenseAttribute), declaration.Layers[0].Attribute.Arguments)).KernelConstant;
        Assert.Equal(text, argument.Text);
        Assert.Equal(BitConverter.DoubleToInt64Bits(ArgumentText.ParseDouble(text)), BitConverter.DoubleToInt64Bits(read));
    }

    [Fact]
    public void Arrays_and_undefined_enum_values_reach_the_real_attribute()
    {
        var declaration = Read(
            Sources.Model("[Model, Input(2), Normalization(Mean = new[] { -1.5, 2 }, Variance = new double[0]), Dense(1, (Activation)77)]"), "M");

        var normalization = (NormalizationAttribute)AttributeMaterializer.Create(typeof(NormalizationAttribute), declaration.Layers[0].Attribute.Arguments);
        var dense = (DenseAttribute)AttributeMaterializer.Create(typeof(DenseAttribute), declaration.Layers[1].Attribute.Arguments);
        Assert.Equal([-1.5, 2], normalization.Mean!);
        Assert.Empty(normalization.Variance!);
        Assert.Equal((Activation)77, dense.Activation);
    }

    [Fact]
    public void Arguments_by_name_in_any_order_are_those_by_position()
    {
        var byPosition = Read(Sources.Model("[Model, Input(2), Dense(3, Activation.Tanh)]"), "M");
        var byName = Read(Sources.Model("[Model, Input(2), Dense(activation: Activation.Tanh, units: 3)]"), "M");

        Assert.Equal(byPosition, byName);
    }

    [Fact]
    public void A_null_name_is_no_name()
    {
        var declaration = Read(Sources.Model("[Model, Input(2), Dense(3, Name = null)]"), "M");

        Assert.Equal("Dense1", declaration.Layers[0].Name);
    }

    [Theory]
    [InlineData("public sealed partial class M;", "M", "public sealed partial class M")]
    [InlineData("sealed internal unsafe partial class M;", "M", "internal sealed partial class M")]
    [InlineData("partial class M;", "M", "partial class M")]
    [InlineData("partial class @class;", "class", "partial class @class")]
    public void The_header_repeats_the_users_modifiers(string source, string name, string header)
    {
        Assert.Equal(header, Read(Sources.Model("[Model, Input(2), Dense(3)]", source), name).Type.Header);
    }

    [Fact]
    public void Types_around_the_class_are_repeated_outermost_first()
    {
        var declaration = Read(
            """
            namespace A.@event
            {
                public static partial class Outer
                {
                    internal partial record struct Middle(int X)
                    {
                        [NnGen.Model, NnGen.Input(2), NnGen.Dense(3)]
                        private protected partial class M;
                    }
                }
            }
            """,
            "A.event.Outer+Middle+M");

        Assert.Equal("A.@event", declaration.Type.Namespace);
        Assert.Equal(["public static partial class Outer", "internal partial record struct Middle"], declaration.Type.ContainingTypes);
        Assert.Equal("private protected partial class M", declaration.Type.Header);
        Assert.Equal("A.event.Outer.Middle.M", declaration.Type.HintName);
    }

    private static ModelDeclaration Read(string source, string className) =>
        TestCompilation.Create(source).Read(className).Declaration!;
}
