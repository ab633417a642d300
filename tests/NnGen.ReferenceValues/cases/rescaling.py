"""Scales and offsets that are declared."""

from __future__ import annotations

from cases.case import Case
from stack.layers import Dense
from stack.losses import MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD
from stack.rescaling import Rescaling


def rescaling_cases():
    layers = [Rescaling(0.25, -0.5), Dense(6, "Tanh"), Rescaling(2.0), Dense(2)]
    yield Case("LayerRescaling", Model([5], layers, MeanSquaredError(), SGD(learning_rate=0.1)))
