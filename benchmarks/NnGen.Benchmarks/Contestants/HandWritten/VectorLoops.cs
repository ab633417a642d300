using System.Numerics;
using System.Runtime.InteropServices;

namespace NnGen.Benchmarks.Contestants.HandWritten;

/// <summary>The same with <see cref="Vector{T}"/>, and scalar loops for what is left over.</summary>
internal readonly struct VectorLoops : ILoops
{
    public static void AddScaled(float scale, ReadOnlySpan<float> values, Span<float> sum)
    {
        var valueVectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sumVectors = MemoryMarshal.Cast<float, Vector<float>>(sum);
        var scales = new Vector<float>(scale);
        for (var i = 0; i < sumVectors.Length && i < valueVectors.Length; i++)
            sumVectors[i] = Vector.MultiplyAddEstimate(scales, valueVectors[i], sumVectors[i]);

        var done = sumVectors.Length * Vector<float>.Count;
        ScalarLoops.AddScaled(scale, values[done..], sum[done..]);
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var leftVectors = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rightVectors = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < leftVectors.Length && i < rightVectors.Length; i++)
            sums = Vector.MultiplyAddEstimate(leftVectors[i], rightVectors[i], sums);

        var done = leftVectors.Length * Vector<float>.Count;
        return Vector.Sum(sums) + ScalarLoops.Dot(left[done..], right[done..]);
    }

    public static void ReLU(Span<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = Vector.Max(vectors[i], Vector<float>.Zero);

        ScalarLoops.ReLU(values[(vectors.Length * Vector<float>.Count)..]);
    }

    public static void ReLUGradient(ReadOnlySpan<float> results, Span<float> gradients)
    {
        var resultVectors = MemoryMarshal.Cast<float, Vector<float>>(results);
        var gradientVectors = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        for (var i = 0; i < gradientVectors.Length && i < resultVectors.Length; i++)
        {
            var isPositive = Vector.GreaterThan(resultVectors[i], Vector<float>.Zero);
            gradientVectors[i] = Vector.ConditionalSelect(isPositive, gradientVectors[i], Vector<float>.Zero);
        }

        var done = gradientVectors.Length * Vector<float>.Count;
        ScalarLoops.ReLUGradient(results[done..], gradients[done..]);
    }

    public static void Adam(in AdamStep step, ReadOnlySpan<float> gradients, Span<float> moments1, Span<float> moments2, Span<float> parameters)
    {
        var gradientVectors = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var moment1Vectors = MemoryMarshal.Cast<float, Vector<float>>(moments1);
        var moment2Vectors = MemoryMarshal.Cast<float, Vector<float>>(moments2);
        var parameterVectors = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        for (var i = 0; i < parameterVectors.Length; i++)
        {
            var gradient = gradientVectors[i];
            var moment1 = (AdamStep.Beta1 * moment1Vectors[i]) + ((1 - AdamStep.Beta1) * gradient);
            var moment2 = (AdamStep.Beta2 * moment2Vectors[i]) + ((1 - AdamStep.Beta2) * gradient * gradient);
            var denominator = Vector.SquareRoot(moment2 * step.Correction2) + new Vector<float>(AdamStep.Epsilon);
            moment1Vectors[i] = moment1;
            moment2Vectors[i] = moment2;
            parameterVectors[i] -= AdamStep.LearningRate * step.Correction1 * moment1 / denominator;
        }

        var done = parameterVectors.Length * Vector<float>.Count;
        ScalarLoops.Adam(step, gradients[done..], moments1[done..], moments2[done..], parameters[done..]);
    }
}
