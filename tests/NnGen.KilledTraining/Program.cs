// Trains and saves a checkpoint after every tiny epoch until it is killed: NnGen.KilledTraining CHECKPOINT EPOCHS
// Says "saving" when it goes on from the checkpoint that is there, and the first new one is on its way.
var path = args[0];
var epochs = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
var model = new Victim(seed: 3);
var begun = new LambdaCallback
{
    EpochBegin = fit =>
    {
        if (fit.Results.Count > 0 && fit.Epoch == fit.Results[^1].Epoch + 1 && !Victim.Announced)
            Console.WriteLine("saving");
        Victim.Announced |= fit.Results.Count > 0;
    },
};
try
{
    model.Fit(Victim.Data, Victim.Options(path, epochs, begun));
}
catch (IOException failure)
{
    Console.WriteLine($"{failure.GetType().Name} after step {((ITrainable)model).Core.Step}: {failure.Message}");
    return 3;
}

return 0;
