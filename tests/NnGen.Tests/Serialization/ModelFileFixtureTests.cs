using NnGen.Generated;
using NnGen.Tests.Models;

namespace NnGen.Tests.Serialization;

public class ModelFileFixtureTests
{
    [Fact]
    public void A_file_that_another_program_wrote_is_read()
    {
        var core = TestModel.Core();

        ModelFile.Load(core, Path.Combine(AppContext.BaseDirectory, "Serialization", "Fixtures", "tiny.safetensors"));

        for (var ordinal = 0; ordinal < core.Parameters.Count; ordinal++)
        {
            var elements = TestModel.Elements(core.Parameters[ordinal]);
            Assert.Equal(Enumerable.Range(0, elements.Length).Select(element => ordinal + (element / 128f)), elements);
        }
    }
}
