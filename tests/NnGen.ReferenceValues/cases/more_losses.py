"""Losses beyond squares and cross-entropies."""

from __future__ import annotations

from cases.case import Case
from stack.layers import Dense
from stack.model import Model
from stack.more_losses import (
    BinaryFocalCrossEntropy, CategoricalHinge, CosineSimilarity, Hinge, Huber, KLDivergence, LogCosh,
    MeanAbsolutePercentageError, MeanSquaredLogarithmicError, Poisson, Quantile, SquaredHinge, WeightedBinaryCrossEntropy)
from stack.optimizers import SGD


def more_loss_cases():
    """Every loss, with and without weights of samples."""
    def hidden(*head):
        return [Dense(6, "Tanh"), *head]

    stacks = {
        "BinaryCrossEntropyPositiveWeight": (hidden(Dense(2, "Sigmoid")), WeightedBinaryCrossEntropy(3.5)),
        "BinaryCrossEntropyPositiveWeightLabelSmoothing": (hidden(Dense(2)), WeightedBinaryCrossEntropy(0.4, label_smoothing=0.1)),
        "BinaryFocalCrossEntropy": (hidden(Dense(3, "Sigmoid")), BinaryFocalCrossEntropy()),
        "BinaryFocalCrossEntropyBalanced": (hidden(Dense(1, "Sigmoid")), BinaryFocalCrossEntropy(apply_class_balancing=True)),
        "BinaryFocalCrossEntropyAllArguments": (
            hidden(Dense(2)), BinaryFocalCrossEntropy(gamma=1.5, alpha=0.4, apply_class_balancing=True, label_smoothing=0.1)),
        "CategoricalHinge": (hidden(Dense(5)), CategoricalHinge()),
        "CategoricalHingeOneHot": (hidden(Dense(5)), CategoricalHinge(one_hot=True)),
        "CosineSimilarity": (hidden(Dense(5)), CosineSimilarity()),
        "Hinge": (hidden(Dense(3)), Hinge()),
        "HingeOfZeroAndOne": (hidden(Dense(1)), Hinge(targets="zero-or-one")),
        "Huber": (hidden(Dense(3)), Huber()),
        "HuberDelta": (hidden(Dense(3)), Huber(0.3)),
        "KLDivergence": (hidden(Dense(5, "Softmax")), KLDivergence()),
        "KLDivergenceLogits": (hidden(Dense(5)), KLDivergence()),
        "LogCosh": (hidden(Dense(3)), LogCosh()),
        "MeanAbsolutePercentageError": (hidden(Dense(3)), MeanAbsolutePercentageError()),
        "MeanSquaredLogarithmicError": (hidden(Dense(3, "Softplus")), MeanSquaredLogarithmicError()),
        "Poisson": (hidden(Dense(3, "Softplus")), Poisson()),
        "PoissonLogInput": (hidden(Dense(2)), Poisson(log_input=True)),
        "Quantile": (hidden(Dense(3)), Quantile([0.8])),
        "QuantileInterval": (hidden(Dense(3)), Quantile([0.1, 0.5, 0.9])),
        "SquaredHinge": (hidden(Dense(3)), SquaredHinge()),
        "SquaredHingeOfZeroAndOne": (hidden(Dense(1)), SquaredHinge(targets="zero-or-one")),
    }
    for name, (layers, loss) in stacks.items():
        learning_rate = 0.001 if isinstance(loss, MeanAbsolutePercentageError) else 0.1
        model = Model([4], layers, loss, SGD(learning_rate=learning_rate))
        yield Case(f"Loss{name}", model, samples=9)
        yield Case(f"Loss{name}Weighted", model, samples=9, weighted=True)

    def case(name, input_size, layers, loss, learning_rate=0.1, **options):
        return Case(f"Loss{name}", Model([input_size], layers, loss, SGD(learning_rate=learning_rate)), samples=9, **options)

    # Exactly at the kink, the gradient of the first sample is 0.
    yield case("QuantileAtZero", 4, [Dense(1)], Quantile([0.3]), first_sample_is_zero=True, first_target_is_hit=True)
    yield case("MeanAbsolutePercentageErrorAtZero", 4, [Dense(1)], MeanAbsolutePercentageError(), 0.001,
               first_sample_is_zero=True, first_target_is_hit=True)
    # Outputs of ±100: nothing may overflow, and small losses keep their digits.
    yield case("BinaryFocalCrossEntropyLargeLogits", 3, [Dense(2, "Sigmoid")], BinaryFocalCrossEntropy(), 1e-4, input_scale=100.0)
    yield case("BinaryFocalCrossEntropyLargeLogitsGammaHalf", 3, [Dense(2, "Sigmoid")], BinaryFocalCrossEntropy(gamma=0.5), 1e-4, input_scale=100.0)
    yield case("BinaryCrossEntropyPositiveWeightLargeLogits", 3, [Dense(2, "Sigmoid")], WeightedBinaryCrossEntropy(3.5), 1e-4, input_scale=100.0)
    yield case("KLDivergenceLargeLogits", 3, [Dense(4, "Softmax")], KLDivergence(), 1e-4, input_scale=100.0)
    yield case("HuberLargeErrors", 3, [Dense(2)], Huber(), 1e-4, input_scale=100.0)
    yield case("LogCoshLargeErrors", 3, [Dense(2)], LogCosh(), 1e-4, input_scale=100.0)
    yield case("CosineSimilarityLargeOutputs", 3, [Dense(4)], CosineSimilarity(), 1e-2, input_scale=100.0)
