using System.Globalization;
using Xunit;

namespace NnGen.Tests.Data;

public class CsvTests
{
    [Fact]
    public void The_last_column_is_the_target_by_default()
    {
        var data = Read("a,b,y\n1,2,3.5\n-4e1,5.25,6\n");
        Assert.Equal(["a", "b"], data.FeatureNames);
        Assert.Equal(["y"], data.TargetNames);
        Assert.Equal([-40, 5.25f], data.InputsOf(1).ToArray());
        Assert.Equal(3.5f, data.TargetsOf(0)[0]);
    }

    [Fact]
    public void Columns_are_chosen_by_name()
    {
        var data = Read(
            "id;y1;x;w;y2\nabc;1;2;0.5;3\ndef;4;5;1;6",
            new CsvOptions { Targets = ["y2", "y1"], Ignore = ["id"], SampleWeight = "w", Delimiter = ';' });
        Assert.Equal(["x"], data.FeatureNames);
        Assert.Equal(["y2", "y1"], data.TargetNames);
        Assert.Equal([6, 4], data.TargetsOf(1).ToArray());
        Assert.Equal([0.5f, 1], data.SampleWeights!.Values.ToArray());
    }

    [Fact]
    public void Text_becomes_classes_in_ordinal_order()
    {
        var data = Read("species,x\nsetosa,1\nVirginica,2\nsetosa,3\nversicolor,4", new CsvOptions { Target = "species" });
        Assert.Equal(["Virginica", "setosa", "versicolor"], data.ClassNames);
        Assert.Equal([1, 0, 1, 2], Labels(data));
    }

    [Fact]
    public void Given_classes_keep_their_order_and_refuse_others()
    {
        var options = new CsvOptions { ClassNames = ["yes", "no"] };
        Assert.Equal([1, 0], Labels(Read("x,y\n1,no\n2,yes", options)));
        var error = Assert.Throws<InvalidDataException>(() => Read("x,y\n1,no\n2,maybe", options));
        Assert.Contains("Line 3, column 'y': 'maybe' is none of the classes yes, no", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_become_classes_when_asked_and_whole_ones_keep_their_value()
    {
        var options = new CsvOptions { TargetIsClass = true };
        var digits = Read("x,y\n1,9\n2,3.0\n3,9", options);
        Assert.Equal([9, 3, 9], Labels(digits));
        Assert.Null(digits.ClassNames);
        var signs = Read("x,y\n1,1\n2,-1\n3,10", options);
        Assert.Equal([1, 0, 2], Labels(signs));
        Assert.Equal(["-1", "1", "10"], signs.ClassNames);
    }

    [Fact]
    public void A_stray_text_among_numeric_targets_is_refused_unless_classes_are_meant()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("x,y\n1,2.5\n2,?\n3,1"));
        Assert.Contains("Line 3, column 'y': '?' is not a number", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "a"], Read("x,y\n1,a\n2,1", new CsvOptions { TargetIsClass = true }).ClassNames);
        Assert.Throws<InvalidDataException>(() => Read("x,y\n1,a", new CsvOptions { TargetIsClass = false }));
    }

    [Fact]
    public void Quoted_fields_may_hold_delimiters_quotes_and_line_ends()
    {
        var data = Read("\"a,1\",\"y \"\"q\"\"\"\r\n\"1\",\"one\r\ntwo\"\r\n2,\"x\"\"\"\r\n", new CsvOptions());
        Assert.Equal(["a,1"], data.FeatureNames);
        Assert.Equal("y \"q\"", data.Target.Name);
        Assert.Equal(["one\r\ntwo", "x\""], data.ClassNames);
    }

    [Fact]
    public void A_text_longer_than_any_buffer_is_read_whole()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => (First: i * 37, Second: i / 8.0, Name: $"name \"{i % 100}\""));
        var text = "a,b,y\n" + string.Concat(rows.Select(row =>
            FormattableString.Invariant($"{row.First},{row.Second},\"{row.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n")));
        var data = Read(text);
        Assert.Equal(rows.SelectMany(row => new[] { (float)row.First, (float)row.Second }), ((Column<float>)data.Inputs[0]).Values.ToArray());
        Assert.Equal(rows.Select(row => row.Name), Labels(data).Select(label => data.ClassNames![label]));
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_ends_and_blank_lines()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("x,y\n1,\"a\nb\"\n\nbad,c\n"));
        Assert.Contains("Line 5, column 'x': 'bad' is not a number", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n1,2\n,3", "Line 3, column 'x': the value is missing")]
    [InlineData("x,y\n1,2\n3,", "Line 3, column 'y': the value is missing")]
    [InlineData("x,y\nInfinity,2", "Line 2, column 'x': 'Infinity' is not a finite float")]
    [InlineData("x,y\n1e39,2", "Line 2, column 'x': '1e39' is not a finite float")]
    [InlineData("x,y\n1,-Infinity", "Line 2, column 'y': '-Infinity' is not a finite float")]
    [InlineData("x,y\n1,2\n3", "Line 3: 2 fields are expected, but 1 came")]
    [InlineData("x,y\n1,2,3", "Line 2: 2 fields are expected, but 3 came")]
    [InlineData("x,x\n1,2", "two columns are called 'x'")]
    [InlineData("x,y\n\"1,2\n3,4", "Line 2: the text ends inside a field in quotes")]
    [InlineData("x,y\n\"1\"2,3", "Line 2: text after the closing quote")]
    [InlineData("x,y\n1\"2,3", "Line 2: a quote inside a field")]
    [InlineData("y\n1", "No column is left for the inputs")]
    [InlineData("", "The text is empty")]
    public void What_does_not_fit_is_refused_with_its_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read("a,b\n1,2", new CsvOptions { Target = "c" }));
        Assert.Contains("no column 'c'; the columns are a, b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_header_columns_have_numbers()
    {
        var data = Read("1,2,3\n4,5,6", new CsvOptions { HasHeader = false, Target = "Column1" });
        Assert.Equal(2, data.Count);
        Assert.Equal(["Column2", "Column3"], data.FeatureNames);
        Assert.Equal(4, data.TargetsOf(1)[0]);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Read("a,b,c\n1,2,3", new CsvOptions { Targets = ["b", "c"], TargetIsClass = true }));
        Assert.Throws<ArgumentException>(() => Read("a,b\n1,2", new CsvOptions { ClassNames = ["x", "x"] }));
        Assert.Throws<ArgumentException>(() => Read("a,b\n1,2", new CsvOptions { Delimiter = '"' }));
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
            hostile.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = hostile;
            var data = Read("x,y\n-1.5,-2\n1.5,3.5", new CsvOptions { TargetIsClass = true });
            Assert.Equal(-1.5f, data.InputsOf(0)[0]);
            Assert.Equal(["-2", "3.5"], data.ClassNames);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_is_read()
    {
        using var file = new TemporaryFile();
        File.WriteAllText(file.Path, "x,y\n1,2\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(["x"], Dataset.FromCsv(file.Path).FeatureNames);
    }

    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options);

    private static int[] Labels(Dataset data) => ((Column<int>)data.Target).Values.ToArray();
}
