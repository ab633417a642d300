using NnGen.Generator.Ops;

namespace NnGen.Generator.Tests.Interpreter;

/// <summary>The losses over distances, from lists of all pairs and triplets of the batch.</summary>
internal static class ReferenceEmbeddingLosses
{
    public static double[] Triplet(TripletLossOp op, double[] embeddings, double[] labels)
    {
        var losses = new double[labels.Length];
        foreach (var (triplet, share) in Triplets(op.Mining, embeddings, labels))
        {
            losses[triplet.Anchor] += share * Math.Max(Slack(triplet, op.Margin, embeddings, labels.Length), 0);
        }

        return losses;
    }

    public static double[] TripletGradient(TripletLossGradientOp op, double[] embeddings, double[] labels, double[] gradient)
    {
        var result = new double[embeddings.Length];
        foreach (var (triplet, share) in Triplets(op.Mining, embeddings, labels))
        {
            if (Slack(triplet, op.Margin, embeddings, labels.Length) > 0)
            {
                AddGradientOfDistance(triplet.Anchor, triplet.Positive, share * gradient[triplet.Anchor], embeddings, labels.Length, result);
                AddGradientOfDistance(triplet.Anchor, triplet.Negative, -share * gradient[triplet.Anchor], embeddings, labels.Length, result);
            }
        }

        return result;
    }

    public static double[] Contrastive(ContrastiveLossOp op, double[] embeddings, double[] labels)
    {
        var losses = new double[labels.Length];
        foreach (var (one, other) in Pairs(labels.Length))
        {
            var distance = Distance(one, other, embeddings, labels.Length);
            var apart = labels[one] == labels[other] ? distance : Math.Max(op.Margin - distance, 0);
            losses[one] += apart * apart / (labels.Length - 1);
        }

        return losses;
    }

    public static double[] ContrastiveGradient(ContrastiveLossGradientOp op, double[] embeddings, double[] labels, double[] gradient)
    {
        var result = new double[embeddings.Length];
        foreach (var (one, other) in Pairs(labels.Length))
        {
            var distance = Distance(one, other, embeddings, labels.Length);
            var slope = 2 * (labels[one] == labels[other] ? distance : -Math.Max(op.Margin - distance, 0));
            AddGradientOfDistance(one, other, slope * gradient[one] / (labels.Length - 1), embeddings, labels.Length, result);
        }

        return result;
    }

    private static IEnumerable<(int One, int Other)> Pairs(int samples) =>
        from one in Enumerable.Range(0, samples)
        from other in Enumerable.Range(0, samples)
        where one != other
        select (one, other);

    /// <summary>The triplets that count, each with what the anchors' losses take of it, so that their mean is the loss.</summary>
    private static IEnumerable<((int Anchor, int Positive, int Negative) Triplet, double Share)> Triplets(
        TripletMining mining,
        double[] embeddings,
        double[] labels)
    {
        var samples = labels.Length;
        double D((int One, int Other) pair) => Distance(pair.One, pair.Other, embeddings, samples);
        var positives = Pairs(samples).Where(pair => labels[pair.One] == labels[pair.Other]).ToLookup(pair => pair.One);
        var negatives = Pairs(samples).Where(pair => labels[pair.One] != labels[pair.Other]).ToLookup(pair => pair.One);
        var all = (from anchor in Enumerable.Range(0, samples)
                   from positive in positives[anchor]
                   from negative in negatives[anchor]
                   select (Anchor: anchor, Positive: positive.Other, Negative: negative.Other)).ToList();
        return mining switch
        {
            TripletMining.All => all.Select(triplet => (triplet, (double)samples / all.Count)),
            TripletMining.Hard => all.GroupBy(triplet => triplet.Anchor).Select(group =>
                ((group.Key, positives[group.Key].MaxBy(D).Other, negatives[group.Key].MinBy(D).Other), 1.0)),
            _ => all.GroupBy(triplet => (triplet.Anchor, triplet.Positive)).Select(group =>
            {
                var farther = negatives[group.Key.Anchor].Where(pair => D(pair) > D(group.Key)).ToList();
                var negative = farther.Count > 0 ? farther.MinBy(D) : negatives[group.Key.Anchor].MaxBy(D);
                return ((group.Key.Anchor, group.Key.Positive, negative.Other), (double)samples / positives.Sum(pairs => pairs.Count()));
            }),
        };
    }

    private static double Slack((int Anchor, int Positive, int Negative) triplet, double margin, double[] embeddings, int samples) =>
        Distance(triplet.Anchor, triplet.Positive, embeddings, samples) - Distance(triplet.Anchor, triplet.Negative, embeddings, samples) + margin;

    private static double Distance(int one, int other, double[] embeddings, int samples) => Math.Sqrt(
        Enumerable.Range(0, embeddings.Length / samples).Sum(c => Math.Pow(Difference(one, other, c, embeddings, samples), 2)));

    private static double Difference(int one, int other, int column, double[] embeddings, int samples)
    {
        var width = embeddings.Length / samples;
        return embeddings[(one * width) + column] - embeddings[(other * width) + column];
    }

    private static void AddGradientOfDistance(int one, int other, double slope, double[] embeddings, int samples, double[] result)
    {
        var (width, distance) = (embeddings.Length / samples, Distance(one, other, embeddings, samples));
        for (var c = 0; c < width && distance != 0; c++)
        {
            var each = slope * Difference(one, other, c, embeddings, samples) / distance;
            result[(one * width) + c] += each;
            result[(other * width) + c] -= each;
        }
    }
}
