"""Adamax."""

from __future__ import annotations

from cases.case import Case
from stack.adamax import Adamax
from stack.layers import Dense
from stack.losses import MeanSquaredError
from stack.model import Model


def adamax_cases():
    for name, optimizer in {"Adamax": Adamax(), "AdamaxArguments": Adamax(learning_rate=0.02, beta1=0.8, beta2=0.9, epsilon=0.001)}.items():
        yield Case(f"Optimizer{name}", Model([5], [Dense(9, "Tanh"), Dense(2)], MeanSquaredError(), optimizer), samples=8)
