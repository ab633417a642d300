using NnGen.Generator.Emission.Kernels;

namespace NnGen.Generator.Emission;

/// <summary>The kernels: one file that asks what the processor has, and one for each vector width.</summary>
internal static class KernelFiles
{
    public static IEnumerable<GeneratedFile> Emit(ModelPlan plan, KernelBook kernels)
    {
        if (kernels.Kernels.Count == 0)
        {
            yield break;
        }

        var type = plan.Model.Declaration.Type;
        yield return new("Kernels", ModelFile.WriteNetwork(type, writer =>
        {
            foreach (var (kernel, name) in kernels.Kernels)
            {
                WriteDispatch(writer, kernel, name);
            }
        }));

        foreach (var lanes in Lanes.All)
        {
            yield return new($"Kernels.{lanes.Type}", ModelFile.WriteNetwork(type, writer =>
            {
                writer.Summary(Describe(lanes));
                using var body = writer.Block($"private static class {ClassOf(lanes)}");
                foreach (var (kernel, name) in kernels.Kernels)
                {
                    kernel.Write(writer, lanes, name);
                }
            }));
        }
    }

    public static string ClassOf(Lanes lanes) => lanes.Type + "Kernels";

    private static string Describe(Lanes lanes) => lanes.IsScalar
        ? "Kernels for processors without vectors."
        : $"Kernels for vectors of {lanes.Count} floats.";

    private static void WriteDispatch(CodeWriter writer, Kernel kernel, string name)
    {
        writer.Line();
        writer.Summary(kernel.Description);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        writer.Call($"private static {kernel.ReturnType} {name}", [.. kernel.Parameters.Select(p => $"{p.Type} {p.Name}")], "");
        using var body = writer.Block();
        var arguments = string.Join(", ", kernel.Parameters.Select(p => p.Type.StartsWith("ref ", StringComparison.Ordinal) ? "ref " + p.Name : p.Name));
        var start = kernel.ReturnType == "void" ? "" : "return ";
        foreach (var lanes in Lanes.All)
        {
            var call = $"{start}{ClassOf(lanes)}.{name}({arguments});";
            if (lanes.IsScalar)
            {
                writer.Line();
                writer.Line(call);
                continue;
            }

            using var branch = writer.Block($"if ({lanes.Condition})");
            writer.Line(call);
            if (start.Length == 0)
            {
                writer.Line("return;");
            }
        }
    }
}
