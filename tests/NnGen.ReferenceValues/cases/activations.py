"""Activations, as arguments and as layers."""

from __future__ import annotations

import dataclasses

import torch
import torch.nn.functional as F

from cases.case import Case
from stack.activations import elu, leaky_relu
from stack.layers import ActivationLayer, Dense
from stack.losses import MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD


def activation_cases():
    """Two hidden layers of odd widths, squared error. The activation once as an argument, its variants as layers."""
    def case(name, layers):
        return Case(name, Model([5], [*layers, Dense(3)], MeanSquaredError(), SGD(learning_rate=0.1)))

    for activation in ("Linear", "ReLU", "LeakyReLU", "ELU", "GELU", "SiLU", "Softplus", "Sigmoid", "Tanh", "Softmax"):
        yield case(f"Activation{activation}", [Dense(7, activation), Dense(6, activation)])
    variants = {
        "LeakyReLUSlope01": ActivationLayer("LeakyReLU(0.1)", lambda x: leaky_relu(x, 0.1)),
        "ELUAlpha07": ActivationLayer("ELU(0.7)", lambda x: elu(x, 0.7)),
        "GELUTanh": ActivationLayer("GELU(Approximate = true)", lambda x: F.gelu(x, approximate="tanh")),
        "SoftmaxLayer": ActivationLayer("Softmax", lambda x: torch.softmax(x, dim=-1)),
    }
    for name, layer in variants.items():
        yield case(f"Activation{name}", [Dense(7), layer, Dense(6), layer])
    for activation in ("ReLU", "LeakyReLU"):
        yield dataclasses.replace(case(f"Activation{activation}AtZero", [Dense(7, activation), Dense(6, activation)]),
                                  zero_biases=True, first_sample_is_zero=True)
