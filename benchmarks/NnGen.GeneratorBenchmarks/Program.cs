using BenchmarkDotNet.Running;
using NnGen.GeneratorBenchmarks.Editor;

if (args is ["--editor", .. var solutions])
{
    EditorTable.Run(solutions);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
