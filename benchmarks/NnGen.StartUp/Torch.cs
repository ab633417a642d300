using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

// Makes the model; predicts one sample, or with "train" takes one training step; prints the time of the machine's steady clock.
var samples = args is ["train"] ? 32 : 1;
var model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10));
var values = new float[samples * 784];
values.AsSpan().Fill(0.5f);
var inputs = tensor(values, [samples, 784]);
float result;
if (args is ["train"])
{
    var optimizer = optim.Adam(model.parameters());
    var loss = nn.functional.cross_entropy(model.forward(inputs), zeros(samples, ScalarType.Int64));
    loss.backward();
    optimizer.step();
    result = loss.ToSingle();
}
else
{
    using var inference = inference_mode();
    result = nn.functional.softmax(model.forward(inputs), 1)[0, 0].ToSingle();
}

Console.WriteLine(Stopwatch.GetTimestamp());
return float.IsFinite(result) ? 0 : 1;
