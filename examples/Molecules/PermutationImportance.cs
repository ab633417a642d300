namespace Molecules;

/// <summary>How much worse predictions of held-out molecules become when the values of one descriptor are dealt out anew among them.</summary>
/// <remarks>Breiman, <i>Random Forests</i> (2001). Descriptors that say the same share their importance.</remarks>
internal static class PermutationImportance
{
    /// <summary>The rise of the mean absolute error for each descriptor.</summary>
    public static double[] Of(IModel<float> model, Dataset heldOut, int seed)
    {
        var random = new Random(seed);
        var width = heldOut.InputWidth;
        var inputs = new float[heldOut.Count * width];
        for (var sample = 0; sample < heldOut.Count; sample++)
            heldOut.InputsOf(sample).CopyTo(inputs.AsSpan(sample * width));
        var error = ErrorOf(model, inputs, heldOut);
        var rises = new double[width];
        var order = Enumerable.Range(0, heldOut.Count).ToArray();
        var permuted = new float[inputs.Length];
        for (var descriptor = 0; descriptor < width; descriptor++)
        {
            inputs.CopyTo(permuted, 0);
            random.Shuffle(order);
            for (var sample = 0; sample < order.Length; sample++)
                permuted[(sample * width) + descriptor] = inputs[(order[sample] * width) + descriptor];
            rises[descriptor] = ErrorOf(model, permuted, heldOut) - error;
        }

        return rises;
    }

    private static double ErrorOf(IModel<float> model, float[] inputs, Dataset molecules)
    {
        var predictions = new float[molecules.Count];
        model.Predict(inputs, predictions);
        return predictions.Select((prediction, sample) => Math.Abs((double)prediction - molecules.TargetsOf(sample)[0])).Average();
    }
}
