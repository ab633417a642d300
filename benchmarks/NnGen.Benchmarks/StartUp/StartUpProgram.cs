using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace NnGen.Benchmarks.StartUp;

/// <summary>A program of NnGen.StartUp as it is published: which, and how.</summary>
/// <param name="Label">What the table calls it.</param>
/// <param name="Contestant">Its source file.</param>
/// <param name="Property">A property of the publish, or null.</param>
internal sealed record StartUpProgram(string Label, string Contestant, string? Property = null)
{
    private readonly Dictionary<string, string> _environment = [];

    /// <summary>Bytes that a user ships; what the .NET runtime is made of is not among them unless it is linked in.</summary>
    public long Size { get; private set; }

    /// <summary>
    /// What NativeAOT compiles for. Named where it can be: with "native" the compiler of .NET 10.0.12 fails on processors that lower their clock for AVX-512
    /// (Cascade Lake).
    /// </summary>
    private static string Instructions => Avx512F.VL.IsSupported ? "x86-64-v4" : Avx2.IsSupported ? "x86-64-v3" : "native";

    private string Folder => Path.Combine(StartUpTable.OutputFolder, $"{Contestant}{Property?.Split('=')[0]}");

    private string Executable => Path.Combine(Folder, $"StartUp{Contestant}{(OperatingSystem.IsWindows() ? ".exe" : "")}");

    /// <summary>Publishes the program; gives what went wrong, or null.</summary>
    public string? Publish(string repository)
    {
        string[] property = Property is null ? [] : [$"-p:{Property}"];
        var project = Path.Combine(repository, "benchmarks", "NnGen.StartUp");
        var (code, output) = Execute("dotnet", ["publish", project, "-c", "Release", "-o", Folder, $"-p:Contestant={Contestant}", $"-p:IlcInstructionSet={Instructions}", .. property]);
        if (code != 0)
            return output;
        Size = new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is not (".pdb" or ".xml" or ".dbg"))
            .Sum(file => file.Length);
        return Contestant == "Torch" && OperatingSystem.IsLinux() ? LetTorchLoad(repository) : null;
    }

    /// <summary>Runs the program once; gives the milliseconds from its start to its result and to its end.</summary>
    public (double Result, double End) Run(params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        var (code, output) = Execute(Executable, arguments);
        var end = Stopwatch.GetTimestamp();
        if (code != 0)
            throw new InvalidOperationException(output);

        // The clock is the machine's: what the other process read from it can be compared.
        var result = long.Parse(output, CultureInfo.InvariantCulture);
        return (Milliseconds(result - start), Milliseconds(end - start));
    }

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;

    private (int Code, string Output) Execute(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Trim());
    }

    /// <summary>What Debian 12 needs; see the script.</summary>
    private string? LetTorchLoad(string repository)
    {
        var (code, output) = Execute("bash", [Path.Combine(repository, "benchmarks", "torchsharp-debian12.sh"), Folder]);
        if (code != 0)
            return output;

        // The script puts all libraries where a build has them; here they are beside the program, and must not be loaded twice.
        var native = Path.Combine(Folder, "runtimes", "linux-x64", "native");
        File.Copy(Path.Combine(native, "libLibTorchSharp.so"), Path.Combine(Folder, "libLibTorchSharp.so"), overwrite: true);
        Directory.Delete(native, recursive: true);
        foreach (var setting in output.Replace(native, Folder, StringComparison.Ordinal).Split(' '))
            _environment[setting.Split('=')[0]] = setting.Split('=')[1];
        return null;
    }
}
