using System.Diagnostics;

// Makes a model; predicts one sample, or with "train" takes one training step; prints the time of the machine's steady clock.
var model = new Network784x128x64x10();
var inputs = new float[32 * Network784x128x64x10.InputSize];
inputs.AsSpan().Fill(0.5f);
float result;
if (args is ["train"])
{
    var labels = new int[32];
    result = model.TrainStep(inputs, labels);
}
else
{
    var outputs = new float[Network784x128x64x10.OutputSize];
    model.Predict(inputs.AsSpan(0, Network784x128x64x10.InputSize), outputs);
    result = outputs[0];
}

Console.WriteLine(Stopwatch.GetTimestamp());
return float.IsFinite(result) ? 0 : 1;

[Model, Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[CrossEntropy, Adam]
internal sealed partial class Network784x128x64x10;
