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
}
