using Xunit;

namespace NnGen.Tests.Data;

public class CsvSchemaTests
{
    private const string Credit =
        """
        Age,Home,Income,Status
        30,rent,100,good
        40,owner,,bad
        NA,rent,50,good
        50,,20,good
        60,parents,NaN,bad
        """;

    [Fact]
    public void The_kind_of_a_column_is_inferred()
    {
        var schema = Infer(Credit, new CsvOptions { Missing = MissingValues.Mean });
        Assert.Equal(
            [CsvColumnUse.Number, CsvColumnUse.Category, CsvColumnUse.Number, CsvColumnUse.Target], schema.Columns.Select(column => column.Use));
        Assert.Equal(["owner", "parents", "rent"], schema["Home"].Categories);
        Assert.Equal(["bad", "good"], schema["Status"].Categories);
        Assert.Equal([1, 1, 2, 0], schema.Columns.Select(column => column.MissingCount));
        Assert.Equal(45, schema["Age"].Mean);
        Assert.Equal(50, schema["Income"].Median);
        Assert.Contains("Income  Number        mean 56.667, median 50; 2 missing", schema.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_become_one_input_for_each_category()
    {
        var data = Read(Credit, new CsvOptions { Missing = MissingValues.Mean });
        Assert.Equal(["Age", "Home=owner", "Home=parents", "Home=rent", "Income"], data.FeatureNames);
        Assert.Equal([30, 0, 0, 1, 100], data.InputsOf(0).ToArray());
        Assert.Equal([40, 1, 0, 0, 170 / 3f], data.InputsOf(1).ToArray());
        Assert.Equal([45, 0, 0, 1, 50], data.InputsOf(2).ToArray());
        Assert.Equal([50, 0, 0, 0, 20], data.InputsOf(3).ToArray());
        Assert.Equal(["bad", "good"], data.ClassNames);
    }

    [Fact]
    public void Columns_that_lack_values_may_say_so()
    {
        var data = Read(Credit, new CsvOptions { Missing = MissingValues.Median, MissingIndicators = true });
        Assert.Equal(
            ["Age", "Age=missing", "Home=owner", "Home=parents", "Home=rent", "Home=missing", "Income", "Income=missing"], data.FeatureNames);
        Assert.Equal([45, 1, 0, 0, 1, 0, 50, 0], data.InputsOf(2).ToArray());
        Assert.Equal([50, 0, 0, 0, 0, 1, 20, 0], data.InputsOf(3).ToArray());
    }

    [Fact]
    public void Missing_numbers_may_stay_missing()
    {
        var data = Read(Credit, new CsvOptions { Missing = MissingValues.Keep });
        Assert.True(float.IsNaN(data.InputsOf(2)[0]));
        Assert.Equal([50, 0, 0, 0, 20], data.InputsOf(3).ToArray());
    }

    [Fact]
    public void Samples_that_lack_a_value_may_be_dropped()
    {
        var data = Read(Credit, new CsvOptions { Missing = MissingValues.DropSamples });
        Assert.Equal(1, data.Count);
        Assert.Equal(["Age", "Home=rent", "Income"], data.FeatureNames);
        var error = Assert.Throws<InvalidDataException>(() => Read("x,y\n,1\n,2", new CsvOptions { Missing = MissingValues.DropSamples }));
        Assert.Contains("Each of the 2 samples lacks a value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_is_refused_unless_options_say_what_becomes_of_it()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(Credit));
        Assert.Contains("Line 3, column 'Income': the value is missing; CsvOptions.Missing", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InvalidDataException>(() => Read("x,y\n1,a\n2,", new CsvOptions { Missing = MissingValues.Mean }));
        Assert.Contains("Line 3, column 'y': the value is missing", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InvalidDataException>(() => Read("x,z,y\n,1,2\n,3,4", new CsvOptions { Missing = MissingValues.Mean }));
        Assert.Contains("Column 'x' has no value at all", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_file_is_read_like_the_first()
    {
        var schema = Infer(Credit, new CsvOptions { Missing = MissingValues.Mean, MissingIndicators = true });
        var data = schema.Read(new StringReader("Age,Home,Income,Status\n20,parents,,good\n,rent,1,good\n"));
        Assert.Equal(
            ["Age", "Age=missing", "Home=owner", "Home=parents", "Home=rent", "Home=missing", "Income", "Income=missing"], data.FeatureNames);
        Assert.Equal([20, 0, 0, 1, 0, 0, 170 / 3f, 1], data.InputsOf(0).ToArray());
        Assert.Equal([45, 1, 0, 0, 1, 0, 1, 0], data.InputsOf(1).ToArray());
        Assert.Equal(1, data.LabelOf(0));
    }

    [Theory]
    [InlineData("Age,Home,Income,Status\n1,caravan,2,good", "Line 2, column 'Home': 'caravan' is none of the categories of the first file: owner, parents, rent")]
    [InlineData("Age,Home,Income,Status\n1,rent,2,ugly", "Line 2, column 'Status': 'ugly' is none of the classes bad, good")]
    [InlineData("Age,Home,Income,Status\nx,rent,2,good", "Line 2, column 'Age': 'x' is not a number")]
    [InlineData("Age,Income,Home,Status\n1,2,rent,good", "The first file had the columns Age, Home, Income, Status")]
    public void A_second_file_that_differs_is_refused(string text, string message)
    {
        var schema = Infer(Credit, new CsvOptions { Missing = MissingValues.Mean });
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader(text))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_of_numbers_stays_one_of_numbers()
    {
        var schema = Infer("x,y\n1,2\n3,4", new CsvOptions());
        Assert.Equal(2.5f, schema.Read(new StringReader("x,y\n1,2.5")).TargetsOf(0)[0]);
        Assert.Throws<InvalidDataException>(() => schema.Read(new StringReader("x,y\n1,a")));
    }

    [Theory]
    [InlineData("x,y\n1,2\nA,3", "Line 3, column 'x': 'A' is not a number, as other lines are")]
    [InlineData("x,y\nA,2\n1,3", "Line 3, column 'x': '1' is a number, but other lines hold texts")]
    public void A_column_that_mixes_numbers_and_texts_is_refused_unless_it_is_named_a_category(string text, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(["x=1", "x=A"], Read(text, new CsvOptions { Categories = ["x"] }).FeatureNames);
    }

    [Fact]
    public void A_column_of_identifiers_is_refused()
    {
        var text = "id,y\n" + string.Concat(Enumerable.Range(0, 5).Select(i => $"name{i},1\n"));
        var error = Assert.Throws<InvalidDataException>(() => Read(text, new CsvOptions { MaxCategories = 4 }));
        Assert.Contains("Line 6, column 'id': there are more than 4 different texts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_texts_may_mean_missing()
    {
        var data = Read("x,y\n?,1\n3,2", new CsvOptions { MissingTexts = ["?"], Missing = MissingValues.Mean });
        Assert.Equal(3, data.InputsOf(0)[0]);
    }

    private static Dataset Read(string text, CsvOptions? options = null) => Dataset.FromCsv(new StringReader(text), options);

    private static CsvSchema Infer(string text, CsvOptions options) => CsvSchema.Infer(new StringReader(text), options);
}
