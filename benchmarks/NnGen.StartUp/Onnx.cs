using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;

// Loads the model of a file, predicts one sample, prints the time of the machine's steady clock.
using var session = new InferenceSession(args[0]);
var sample = new float[784];
sample.AsSpan().Fill(0.5f);
using var input = OrtValue.CreateTensorValueFromMemory(sample, [1, sample.Length]);
using var run = new RunOptions();
using var outputs = session.Run(run, ["input"], [input], ["output"]);
var result = outputs[0].GetTensorDataAsSpan<float>()[0];
Console.WriteLine(Stopwatch.GetTimestamp());
return float.IsFinite(result) ? 0 : 1;
