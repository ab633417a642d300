using System.Globalization;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>What the first prediction and the first step of a process wait for: methods to compile, counted rather than timed.</summary>
public class StartUpTests
{
    [Theory]
    [InlineData("predict", 140)]
    [InlineData("train", 300)]
    public void The_first_call_compiles_few_methods_and_none_of_libraries_that_are_large(string work, int limit)
    {
        var path = Path.GetTempFileName();
        try
        {
            var count = int.Parse(
                ConformanceTests.Run(new() { ["DOTNET_JitStdOutFile"] = path, ["DOTNET_JitDisasmSummary"] = "1", ["DOTNET_ReadyToRun"] = "1" }, "start-up", work),
                CultureInfo.InvariantCulture);
            var methods = File.ReadAllLines(path).SkipWhile(line => !line.Contains("NnGen.Conformance.Digits:.ctor", StringComparison.Ordinal)).ToList();

            Assert.NotEmpty(methods);
            Assert.InRange(count, 20, limit);
            // Each costs several milliseconds: generic code that is compiled anew for types of ours, and an assembly to load.
            Assert.DoesNotContain(methods, line => line.Contains("System.Linq.", StringComparison.Ordinal) && work == "predict");
            Assert.DoesNotContain(methods, line => line.Contains("TensorPrimitives", StringComparison.Ordinal));
            // What only batches need is not compiled for one sample.
            Assert.Equal(work == "train", methods.Any(line => line.Contains("Tile", StringComparison.Ordinal)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
