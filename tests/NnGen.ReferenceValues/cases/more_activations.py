"""Activations with kinks, with learned slopes, and of later papers."""

from __future__ import annotations

import dataclasses

import torch

from cases.case import Case
from stack.activations import thresholded_relu
from stack.layers import ActivationLayer, Dense, Flatten
from stack.losses import CrossEntropy, MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD, Adam
from stack.prelu import PReLU


def activation_cases():
    """As the other activations: two hidden layers of odd widths, squared error."""
    def case(name, layers, **options):
        return Case(f"Activation{name}", Model([5], [*layers, Dense(3)], MeanSquaredError(), SGD(learning_rate=0.1)), **options)

    for activation in ("SELU", "Mish", "Softsign"):
        yield case(activation, [Dense(7, activation), Dense(6, activation)])
    # One only: sums of log-probabilities are large, and ten steps on two of them would not settle.
    yield case("LogSoftmax", [Dense(7, "Tanh"), Dense(6, "LogSoftmax")])
    # Wide enough inputs to reach the far kinks, and a layer that does not saturate behind them.
    for activation in ("ReLU6", "HardSigmoid", "HardSwish"):
        yield case(activation, [Dense(7, activation), Dense(6, "Tanh")], input_scale=4.0)
    for activation in ("ReLU6", "SELU"):
        yield dataclasses.replace(case(f"{activation}AtZero", [Dense(7, activation), Dense(6, activation)]),
                                  zero_biases=True, first_sample_is_zero=True)
    variants = {
        "SwishDefault": ActivationLayer("Swish", lambda x: x * torch.sigmoid(x)),
        "SwishBeta": ActivationLayer("Swish(1.702)", lambda x: x * torch.sigmoid(1.702 * x)),
        "ThresholdedReLU": ActivationLayer("ThresholdedReLU", lambda x: thresholded_relu(x, 1.0)),
        "ThresholdedReLUTheta": ActivationLayer("ThresholdedReLU(0.25)", lambda x: thresholded_relu(x, 0.25)),
        "PReLU": PReLU(),
    }
    for name, layer in variants.items():
        yield case(name, [Dense(7), layer, Dense(6), layer])
    yield dataclasses.replace(case("PReLUAtZero", [Dense(7), PReLU(), Dense(6), PReLU()]), zero_biases=True, first_sample_is_zero=True)
    yield Case("ActivationPReLUOfMatrix", Model([3, 5], [PReLU(), Flatten(), Dense(2)], MeanSquaredError(), Adam()))
    yield case("PReLUFrozen", [Dense(7), PReLU(trainable=False)])
    # Cross-entropy of log-probabilities: the same loss as of the logits behind them.
    yield Case("ActivationLogSoftmaxCrossEntropy", Model([5], [Dense(7, "Tanh"), Dense(4, "LogSoftmax")], CrossEntropy(), SGD(learning_rate=0.2)))
