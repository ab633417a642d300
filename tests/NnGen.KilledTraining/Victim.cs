/// <summary>A model with everything that a checkpoint must hold: moments, dropout, statistics.</summary>
[Model, Input(4)]
[Normalization]
[Dense(64, Activation.ReLU)]
[Dropout(0.3)]
[Dense(64, Activation.ReLU)]
[Dense(1)]
[MeanSquaredError, Adam]
public sealed partial class Victim
{
    /// <summary>Whether the program said that it saves.</summary>
    public static bool Announced { get; set; }

    /// <summary>40 samples of a sum.</summary>
    public static Dataset Data
    {
        get
        {
            var inputs = new float[160];
            var targets = new float[40];
            for (var i = 0; i < inputs.Length; i++)
            {
                inputs[i] = (i * 37 % 101) / 50f;
                targets[i / 4] += inputs[i];
            }

            return Dataset.FromArrays(inputs, 4, targets);
        }
    }

    /// <summary>A fit that resumes from a checkpoint and saves it after every epoch.</summary>
    public static FitOptions Options(string path, int epochs, params Callback[] others) => new()
    {
        Epochs = epochs,
        BatchSize = 8,
        ValidationSplit = 0.2,
        Callbacks = [.. others, new EarlyStopping { Patience = 1_000_000, RestoreBestWeights = true }, new Checkpoint(path)],
        ResumeFrom = path,
    };
}
