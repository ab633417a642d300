using NnGen.Generator.Graph;
using NnGen.Generator.Ops;
using NnGen.Generator.Passes;

namespace NnGen.Generator.Emission;

/// <summary>Writes where a schedule keeps its intermediate values.</summary>
/// <param name="schedule">The places of values.</param>
/// <param name="names">The names of values.</param>
/// <param name="writesBlocks">Whether steps are done by blocks of samples, which keep their values in rows of the block.</param>
internal sealed class PlaceWriter(Schedule schedule, ValueNames names, bool writesBlocks)
{
    public void Write(CodeWriter writer)
    {
        var vectors = schedule.Graph.Values.Where(v => schedule.Places[v.Id] is VectorStorage).ToList();
        if (vectors.Count > 0)
        {
            writer.Line("// Intermediate values of the model, at the start of the workspace.");
        }

        foreach (var value in vectors)
        {
            var place = (VectorStorage)schedule.Places[value.Id];
            var start = place.Offset == 0 ? "workspace" : $"Unsafe.Add(ref workspace, {place.Offset})";
            writer.Line($"ref var {names.Of(value)} = ref {start}; // {value.ShapeText}");
        }

        if (vectors.Count > 0)
        {
            writer.Line();
        }

        var values = schedule.Graph.Values.Where(v => schedule.Places[v.Id] is WorkspaceStorage && v.Op is not ReshapeOp).ToList();
        if (values.Count > 0)
        {
            writer.Line("// Intermediate values: rows of samples in the workspace. Values that are never needed together share a place.");
        }

        foreach (var value in values)
        {
            var place = (WorkspaceStorage)schedule.Places[value.Id];
            var offset = string.Join(" + ", OffsetOf(value, place));
            var start = offset.Length == 0 ? "workspace" : $"Unsafe.Add(ref workspace, {offset})";
            start = value.ElementType == ElementType.Int32 ? $"Unsafe.As<float, int>(ref {start})" : start;
            var rows = place.Stride == value.Count ? "" : $", rows of {place.Stride}";
            writer.Line($"ref var {names.Of(value)} = ref {start}; // {value.ShapeText}{rows}{(place is BlockStorage && writesBlocks ? ", of a block" : "")}");
        }
    }

    /// <summary>The floats before a value: what belongs to the model, values of all samples, and in a block the thread's samples and the block's own values.</summary>
    private List<string> OffsetOf(Value value, WorkspaceStorage place)
    {
        var terms = new List<string>();
        if (schedule.VectorLength > 0)
        {
            terms.Add(NumberText.Integer(schedule.VectorLength));
        }

        var region = place is BlockStorage inside ? inside.Region : place;
        if (region.Offset > 0)
        {
            terms.Add($"(nint)capacity * {NumberText.Integer(region.Offset)}");
        }

        if (place is BlockStorage block)
        {
            var samples = schedule.Blocks.First(b => b.Contains(value)).Samples;
            terms.Add(ScheduleArguments.FirstTimes(region.Length));
            terms.Add(
                block.Start == 0 ? ""
                : !writesBlocks ? $"(nint)rows * {NumberText.Integer(block.Start)}"
                : samples == 1 ? NumberText.Integer(block.Start)
                : $"(nint)int.Min({samples}, rows) * {NumberText.Integer(block.Start)}");
            terms.RemoveAll(term => term.Length == 0);
        }

        return terms.Count == 1 ? terms : [.. terms.Select(term => term.Contains('*') ? $"({term})" : term)];
    }
}
