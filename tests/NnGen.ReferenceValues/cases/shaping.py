"""Layers that move elements."""

from __future__ import annotations

from cases.case import Case
from stack.layers import Dense, Flatten
from stack.losses import MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD
from stack.prelu import PReLU
from stack.shaping import Permute, RepeatVector, Reshape


def shaping_cases():
    def case(name, input_shape, layers):
        return Case(f"Layer{name}", Model(input_shape, layers, MeanSquaredError(), SGD(learning_rate=0.05)))

    # A slope for each element in between: what is out of place counts.
    yield case("Reshape", [12], [Dense(12, "Tanh"), Reshape([3, -1]), PReLU(), Flatten(), Dense(2)])
    yield case("Permute", [3, 5], [Permute([2, 1]), PReLU(), Flatten(), Dense(2)])
    yield case("PermuteOfDense", [5], [Dense(24, "Tanh"), Reshape([2, 3, 4]), Permute([3, 1, 2]), PReLU(), Flatten(), Dense(2)])
    yield case("RepeatVector", [5], [Dense(4, "Tanh"), RepeatVector(3), PReLU(), Flatten(), Dense(2)])
