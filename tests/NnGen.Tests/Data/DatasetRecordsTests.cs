using Xunit;

namespace NnGen.Tests.Data;

/// <summary>Datasets of the user's own records.</summary>
public sealed class DatasetRecordsTests
{
    private enum Housing
    {
        Own = 3,
        Rent = -1,
        Hired = Rent,
        Mortgage = 7,
    }

    private enum Outcome : byte
    {
        Bad = 1,
        Good = 0,
    }

    private abstract record Base(int Id)
    {
        public virtual float Score => 1;
    }

    private sealed record Loan(int Id, double Amount, bool Online, Housing Housing, Housing? Former, decimal? Income, [property: Label] Outcome Outcome) : Base(Id)
    {
        public static int Count => 3;

        [Feature(Ignore = true)]
        public string Note => "";

        public override float Score => 2;

        public int this[int index] => index;

        internal int Hidden => 1;

        public int WriteOnly
        {
            set { }
        }
    }

    private readonly record struct Numbers(
        sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, float I, double J, decimal K, Half L, Int128 M, UInt128 N, nint O, nuint P,
        [property: Label] float Target);

    private sealed record YesNo(float X, [property: Label] bool Answer);

    private sealed record Nothing([property: Label] float Target);

    private sealed record Unlabelled(float X);

    private sealed record TwiceLabelled(float X, [property: Label] float A, [property: Label] float B);

    private sealed record Texts(string Name, [property: Label] float Target);

    private sealed record Nested(Unlabelled Inner, [property: Label] float Target);

    private sealed record Maybe(float? X, [property: Label] bool? Answer);

    [Fact]
    public void Properties_become_features_in_the_order_of_declaration_and_enums_one_for_each_member_by_value()
    {
        var data = Dataset.From(
        [
            new Loan(1, 2.5, true, Housing.Own, Housing.Hired, 7.25m, Outcome.Bad),
            new Loan(2, -1, false, Housing.Mortgage, null, null, Outcome.Good),
        ]);

        Assert.Equal(
            [
                "Id", "Amount", "Online", "Housing=Rent", "Housing=Own", "Housing=Mortgage", "Former=Rent", "Former=Own", "Former=Mortgage", "Income", "Score",
            ],
            data.FeatureNames.OrderBy(name => name == "Score" ? 1 : name == "Id" ? -1 : 0));
        Assert.Equal(["Good", "Bad"], data.ClassNames);
        Assert.Equal("Outcome", data.Target.Name);
        Assert.Equal([1, 0], [data.LabelOf(0), data.LabelOf(1)]);
        Assert.Equal([1, 2.5f, 1, 0, 1, 0, 1, 0, 0, 7.25f, 2], Row(data, 0));
        Assert.Equal([2, -1, 0, 0, 0, 1, 0, 0, 0, float.NaN, 2], Row(data, 1));
    }

    [Fact]
    public void Every_type_of_number_is_a_feature()
    {
        var data = Dataset.From([new Numbers(-1, 2, -3, 4, -5, 6, -7, 8, 9.5f, 10.5, 11.5m, (Half)12.5, -13, 14, -15, 16, 0.25f)]);

        Assert.Equal([-1, 2, -3, 4, -5, 6, -7, 8, 9.5f, 10.5f, 11.5f, 12.5f, -13, 14, -15, 16], data.InputsOf(0));
        Assert.Equal([0.25f], data.TargetsOf(0));
        Assert.Equal(["Target"], data.TargetNames);
    }

    [Fact]
    public void A_bool_to_predict_is_two_classes()
    {
        var data = Dataset.From([new YesNo(1, true), new YesNo(2, false)]);

        Assert.Equal(["False", "True"], data.ClassNames);
        Assert.Equal([1, 0], [data.LabelOf(0), data.LabelOf(1)]);
    }

    [Fact]
    public void No_records_are_a_dataset_without_samples() => Assert.Equal(0, Dataset.From(Array.Empty<YesNo>()).Count);

    [Fact]
    public void What_is_no_feature_or_label_is_refused_by_name()
    {
        Assert.StartsWith("Unlabelled needs one public property with [Label], the one to predict, but none has it.", Message<Unlabelled>(), StringComparison.Ordinal);
        Assert.StartsWith("TwiceLabelled needs one public property with [Label], the one to predict, but A, B have it.", Message<TwiceLabelled>(), StringComparison.Ordinal);
        Assert.StartsWith("Nothing has no public property that is a feature.", Message<Nothing>(), StringComparison.Ordinal);
        Assert.StartsWith("Texts.Name is a String. Use an enum,", Message<Texts>(), StringComparison.Ordinal);
        Assert.StartsWith("Nested.Inner is a Unlabelled. A feature is a number, a bool or an enum,", Message<Nested>(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_lacks_its_label_or_has_an_unknown_value_is_refused_by_number()
    {
        Assert.StartsWith("Record 1: the label Answer is null.", Message(new Maybe(1, true), new Maybe(null, null)), StringComparison.Ordinal);
        Assert.StartsWith("Record 1 is null.", Message<YesNo?>(new YesNo(1, true), null), StringComparison.Ordinal);
        Assert.StartsWith(
            "Record 0: Housing is 9, which is no member of Housing.",
            Message(new Loan(1, 1, true, (Housing)9, null, null, Outcome.Good)), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_values_do_not_count_in_statistics()
    {
        var rows = new Column<float>("x", [1, float.NaN, 5, 3, float.NaN, float.NaN], [2]);
        var nothing = new Column<float>("x", [float.NaN]);

        var mean = InputStatistics.Mean([rows], 2);

        Assert.Equal([3, 3], mean);
        // Of 1 and 5; of 3 alone.
        Assert.Equal([4, 0], InputStatistics.Variance([rows], mean));
        Assert.Equal([0], InputStatistics.Mean([nothing], 1));
        Assert.Equal([1], InputStatistics.Variance([nothing], [0]));
    }

    /// <summary>The features by name, in the order of the test above.</summary>
    private static float[] Row(Dataset data, int sample)
    {
        var inputs = data.InputsOf(sample).ToArray();
        return [.. data.FeatureNames.Select((name, index) => (name, value: inputs[index]))
            .OrderBy(pair => pair.name == "Score" ? 1 : pair.name == "Id" ? -1 : 0)
            .Select(pair => pair.value)];
    }

    private static string Message<T>(params T[] records) => Assert.Throws<ArgumentException>(() => Dataset.From(records)).Message;
}
