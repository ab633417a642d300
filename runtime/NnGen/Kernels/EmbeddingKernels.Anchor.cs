using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NnGen.Generated;

public static partial class EmbeddingKernels
{
    private const int None = -1;

    /// <summary>A sample as the anchor of triplets, with the distances of all samples to it.</summary>
    private readonly ref struct Anchor(int index, ReadOnlySpan<int> labels, ReadOnlySpan<float> distances, float margin)
    {
        private readonly int _index = index;
        private readonly ReadOnlySpan<int> _labels = labels;
        private readonly ReadOnlySpan<float> _distances = distances;
        private readonly float _margin = margin;

        /// <summary>Whether this or another embedding has a NaN.</summary>
        public bool HasNaN => float.IsNaN(TensorPrimitives.Sum(_distances));

        /// <summary>Computes the distances into the room for them; that to itself, 0 but for NaN, is among them.</summary>
        public static Anchor Measure(int index, ReadOnlySpan<int> labels, int width, int stride, float margin, ref float x, ref float room)
        {
            var distances = MemoryMarshal.CreateSpan(ref room, labels.Length);
            for (var other = 0; other < distances.Length; other++)
                distances[other] = EmbeddingKernels.Distance(ref x, index, other, width, stride);
            return new Anchor(index, labels, distances, margin);
        }

        public float Distance(int other) => _distances[other];

        public bool IsPositive(int other) => other != _index && _labels[other] == _labels[_index];

        public bool IsNegative(int other) => _labels[other] != _labels[_index];

        /// <summary>By how much a triplet misses the margin; 0 if it does not, or is none.</summary>
        public float Loss(int positive, int negative) => positive == None || negative == None
            ? 0f
            : Math.Max(_distances[positive] - _distances[negative] + _margin, 0f);

        public int FarthestPositive()
        {
            var farthest = None;
            for (var other = 0; other < _distances.Length; other++)
            {
                if (IsPositive(other) && (farthest == None || _distances[other] > _distances[farthest]))
                    farthest = other;
            }
            return farthest;
        }

        public int NearestNegative()
        {
            var nearest = None;
            for (var other = 0; other < _distances.Length; other++)
            {
                if (IsNegative(other) && (nearest == None || _distances[other] < _distances[nearest]))
                    nearest = other;
            }
            return nearest;
        }

        /// <summary>The nearest negative that is farther away than a positive, or the farthest of all if none is.</summary>
        public int SemiHardNegative(int positive)
        {
            var (nearest, farthest) = (None, None);
            for (var other = 0; other < _distances.Length; other++)
            {
                if (!IsNegative(other))
                    continue;
                if (_distances[other] > _distances[positive] && (nearest == None || _distances[other] < _distances[nearest]))
                    nearest = other;
                if (farthest == None || _distances[other] > _distances[farthest])
                    farthest = other;
            }
            return nearest == None ? farthest : nearest;
        }

        /// <summary>In how many triplets that miss the margin a sample is the positive; minus that, if it is the negative.</summary>
        public int Slope(int other)
        {
            var slope = 0;
            for (var third = 0; third < _distances.Length; third++)
            {
                if (IsPositive(other) && IsNegative(third) && Loss(other, third) > 0f)
                    slope++;
                else if (IsNegative(other) && IsPositive(third) && Loss(third, other) > 0f)
                    slope--;
            }
            return slope;
        }
    }
}
