extern alias runtime;

using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using Xunit;

namespace NnGen.Generator.Tests.Emission;

/// <summary>What needs a process of its own: every vector width, and what the just-in-time compiler makes of the code.</summary>
public class ConformanceTests
{
    [Theory]
    [InlineData(512, "DOTNET_gcServer=0")]
    [InlineData(256, "DOTNET_EnableAVX512=0")]
    [InlineData(128, "DOTNET_EnableAVX2=0")]
    [InlineData(0, "DOTNET_EnableHWIntrinsic=0")]
    public void Models_agree_with_PyTorch_at_every_vector_width(int width, string setting)
    {
        var (name, value) = (setting.Split('=')[0], setting.Split('=')[1]);

        var output = Run(new() { [name] = value });

        Assert.InRange(ModelCount, 21, int.MaxValue);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"ok {Math.Min(width, WidestHere)} {ModelCount}"), output);
    }

    [Theory]
    [InlineData("DOTNET_gcServer=0")]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    public void The_just_in_time_compiler_optimises_every_method_that_computes(string setting)
    {
        var path = Path.GetTempFileName();
        try
        {
            Run(new()
            {
                [setting.Split('=')[0]] = setting.Split('=')[1],
                ["DOTNET_JitStdOutFile"] = path,
                ["DOTNET_JitDisasmSummary"] = "1",
            });
            var methods = File.ReadAllLines(path).Where(line => line.Contains("NnGen.Conformance.", StringComparison.Ordinal)).ToList();
            var kernels = methods.Where(IsFlagged).ToList();

            Assert.True(kernels.Count > 250, $"Only {kernels.Count} methods.");
            Assert.All(kernels, line => Assert.Contains("FullOpts", line, StringComparison.Ordinal));
            Assert.DoesNotContain(methods, line => line.Contains("MinOpts", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "NnGen.Conformance.dll");

    /// <summary>The models in the program, so that none is left out.</summary>
    private static int ModelCount { get; } =
        Assembly.LoadFrom(ProgramPath).GetTypes().Count(type => type.IsAssignableTo(typeof(runtime::NnGen.ITrainable)));

    private static int WidestHere =>
        runtime::NnGen.Generated.VectorWidth.Is512 ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    // Kernels, layers and straight-line code; what only hands over to them may start unoptimised.
    private static bool IsFlagged(string line) =>
        line.Contains("Kernels:", StringComparison.Ordinal) || line.Contains(":PredictOneVector", StringComparison.Ordinal);

    /// <summary>Runs the program; gives what it prints.</summary>
    internal static string Run(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"Exit code {process.ExitCode}: {error.Result}"));
        return output.Trim();
    }
}
