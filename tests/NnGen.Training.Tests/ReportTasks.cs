namespace NnGen.Training.Tests;

/// <summary>Outputs of four sorts whose predictions are known: the kind is the largest of three inputs, the fourth is the logit of "urgent".</summary>
[Model, MeanSquaredError(Output = "Price"), CrossEntropy(Output = "Kind"), BinaryCrossEntropy(Output = "Urgent"), BinaryCrossEntropy(Output = "Flags"), SGD]
internal sealed partial class ReportTasks
{
    [Dense(1, KernelInitializer = Initializer.Zeros)] private partial Layer PriceHead { get; }

    [Dense(3, Activation.Softmax)] private partial Layer KindHead { get; }

    [Dense(1, Activation.Sigmoid)] private partial Layer UrgentHead { get; }

    [Dense(2, Activation.Sigmoid)] private partial Layer FlagsHead { get; }

    private (Node Price, Node Kind, Node Urgent, Node Flags) Forward([Input(4)] Node x) => (PriceHead(x), KindHead(x), UrgentHead(x), FlagsHead(x));

    /// <summary>
    /// Six samples. Kinds are 0 0 2 1 1 2 and are taken for 0 1 2 2 1 2; urgent are 1 0 0 1 1 0 by logits of 1 -2 0.2 2 -1 -0.5.
    /// </summary>
    public static Dataset Data { get; } = new(
        [new Column<float>("x", [2, 0, 0, 1, 0, 3, 1, -2, 0, 0, 1, 0.2f, 0, 1, 4, 2, -1, 0, -2, -1, 0, 0.5f, 3, -0.5f], [4])],
        [
            new Column<float>("Price", [1, -1, 2, -2, 3, 0]),
            new Column<float>("Flags", [0, 1, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1], [2]),
            new Column<int>("Urgent", [1, 0, 0, 1, 1, 0], classNames: ["calm", "urgent"]),
            new Column<int>("Kind", [0, 0, 2, 1, 1, 2], classNames: ["question", "offer", "order"]),
        ]);

    public static ReportTasks Create()
    {
        var model = new ReportTasks();
        model.Parameters["KindHead.Kernel"].CopyFrom([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
        model.Parameters["UrgentHead.Kernel"].CopyFrom([0, 0, 0, 1]);
        return model;
    }
}
