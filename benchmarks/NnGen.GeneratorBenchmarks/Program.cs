using BenchmarkDotNet.Running;
using NnGen.GeneratorBenchmarks.Editor;

if (args is ["--editor", ..])
{
    EditorTable.Run();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
