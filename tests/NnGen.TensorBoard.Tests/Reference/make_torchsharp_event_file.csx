// Writes torchsharp.tfevents into a folder with TorchSharp 0.107: Program.cs of a console project with the package TorchSharp-cpu.
// The events have the time at which it ran; the tests leave it out. It is not part of the build.
using TorchSharp;

var writer = torch.utils.tensorboard.SummaryWriter(args[0]);
double[] losses = [0, 0.1, -1.5e30, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
for (var step = 0; step < losses.Length; step++)
    writer.add_scalar("loss/train", (float)losses[step], step);
writer.add_histogram("narrow", torch.tensor(Numbers(200, 16)), 1);
writer.add_histogram("positive", torch.tensor(new double[] { 1, 1, 2 }), 2);
writer.add_histogram("zero", torch.tensor(new double[] { 0 }), 3);
writer.add_text("notes", "A *first* try: größer\n\n| a | b |", 5);
(writer as IDisposable)?.Dispose();

static double[] Numbers(int count, int exponents) =>
    [.. Enumerable.Range(0, count).Select(i => ((i * 37 % 101) - 50) * Math.Pow(2, (i % exponents) - (exponents * 5 / 8)))];
