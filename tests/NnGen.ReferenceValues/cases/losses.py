"""Losses."""

from __future__ import annotations

import torch

from cases.case import Case
from stack.layers import ActivationLayer, Dense
from stack.losses import BinaryCrossEntropy, CrossEntropy, MeanAbsoluteError, MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD


def loss_cases():
    """Every loss, with and without weights of samples."""
    def hidden(*head):
        return [Dense(6, "Tanh"), *head]

    stacks = {
        "BinaryCrossEntropyWidth1": (hidden(Dense(1, "Sigmoid")), BinaryCrossEntropy()),
        "BinaryCrossEntropyWidth3": (hidden(Dense(3, "Sigmoid")), BinaryCrossEntropy()),
        "BinaryCrossEntropyLogits": (hidden(Dense(3)), BinaryCrossEntropy()),
        "BinaryCrossEntropyLabelSmoothing": (hidden(Dense(2, "Sigmoid")), BinaryCrossEntropy(label_smoothing=0.1)),
        "CrossEntropy": (hidden(Dense(5, "Softmax")), CrossEntropy()),
        "CrossEntropyLogits": (hidden(Dense(5)), CrossEntropy()),
        "CrossEntropyOneHot": (hidden(Dense(5, "Softmax")), CrossEntropy(one_hot=True)),
        "CrossEntropyLabelSmoothing": (hidden(Dense(5, "Softmax")), CrossEntropy(label_smoothing=0.1)),
        "MeanSquaredError": (hidden(Dense(3)), MeanSquaredError()),
        "MeanAbsoluteError": (hidden(Dense(3)), MeanAbsoluteError()),
    }
    for name, (layers, loss) in stacks.items():
        model = Model([4], layers, loss, SGD(learning_rate=0.2))
        yield Case(f"Loss{name}", model, samples=9)
        yield Case(f"Loss{name}Weighted", model, samples=9, weighted=True)

    def case(name, input_size, layers, loss, learning_rate=0.2, **options):
        return Case(f"Loss{name}", Model([input_size], layers, loss, SGD(learning_rate=learning_rate)), samples=9, **options)

    yield case("CrossEntropyOneHotLabelSmoothing", 4, hidden(Dense(5)), CrossEntropy(one_hot=True, label_smoothing=0.1))
    yield case("MeanAbsoluteErrorAtZero", 4, [Dense(1)], MeanAbsoluteError(), first_sample_is_zero=True, first_target_is_hit=True)
    yield case("MeanSquaredErrorOfSigmoid", 4, hidden(Dense(3, "Sigmoid")), MeanSquaredError())
    yield case("MeanSquaredErrorOfSoftmax", 4, hidden(Dense(3, "Softmax")), MeanSquaredError())
    yield case("BinaryCrossEntropySigmoidLayer", 4,
               hidden(Dense(3), ActivationLayer("Sigmoid", torch.sigmoid, activation="Sigmoid")), BinaryCrossEntropy())
    yield case("CrossEntropySoftmaxLayer", 4,
               hidden(Dense(3), ActivationLayer("Softmax", lambda x: torch.softmax(x, dim=-1), activation="Softmax")), CrossEntropy())
    # Logits of ±100: a probability rounds to 0 or 1, and the loss must still be finite.
    yield case("BinaryCrossEntropyLargeLogits", 3, [Dense(2, "Sigmoid")], BinaryCrossEntropy(), 1e-4, input_scale=100.0)
    yield case("CrossEntropyLargeLogits", 3, [Dense(4, "Softmax")], CrossEntropy(), 1e-4, input_scale=100.0)
