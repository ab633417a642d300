"""Activations, as arguments by their names and as layers of their own."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from .core import note_kink


def leaky_relu(x, slope):
    note_kink(x)
    return F.leaky_relu(x, negative_slope=slope)


def relu(x):
    note_kink(x)
    return F.relu(x)


def elu(x, alpha):
    if alpha != 1.0:  # with 1.0 its derivative is continuous
        note_kink(x)
    return F.elu(x, alpha=alpha)


def relu6(x):
    note_kink(x)
    note_kink(x - 6)
    return F.relu6(x)


def selu(x):
    note_kink(x)
    return F.selu(x)


def hard_sigmoid(x):
    note_kink(x - 3)
    note_kink(x + 3)
    return F.hardsigmoid(x)


def hard_swish(x):
    note_kink(x - 3)
    note_kink(x + 3)
    return F.hardswish(x)


def thresholded_relu(x, theta):
    note_kink(x - theta)
    return F.threshold(x, theta, 0.0)


# With the defaults of NnGen.Activation, which are Keras's.
ACTIVATIONS = {
    "Linear": lambda x: x,
    "ReLU": relu,
    "LeakyReLU": lambda x: leaky_relu(x, 0.3),
    "ELU": lambda x: elu(x, 1.0),
    "GELU": lambda x: F.gelu(x, approximate="none"),
    "SiLU": F.silu,
    "Softplus": lambda x: F.softplus(x, beta=1, threshold=50),
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "Softmax": lambda x: torch.softmax(x, dim=-1),
    "ReLU6": relu6,
    "SELU": selu,
    "Mish": F.mish,
    "Softsign": F.softsign,
    "HardSigmoid": hard_sigmoid,
    "HardSwish": hard_swish,
    "LogSoftmax": lambda x: torch.log_softmax(x, dim=-1),
}
