"""Numbers as bins, by NumPy's digitize. Boundaries are among the numbers of three decimals that inputs are, so that some lie on one."""

from __future__ import annotations

from cases.case import Case
from stack.discretization import Discretization
from stack.layers import Dense
from stack.losses import MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD


def discretization_cases():
    def case(name, features, boundaries, **options):
        layers = [Discretization(boundaries), Dense(6, "Tanh"), Dense(2)]
        return Case(f"Discretization{name}", Model([features], layers, MeanSquaredError(), SGD(learning_rate=0.1)), **options)

    yield case("OfFive", 5, [-0.5, 0.0, 0.75], samples=9, constant_feature=0.75)
    yield case("OfOne", 1, [-1.0, -0.25, 0.25, 1.0])
    yield case("IntoTwo", 17, [0.0], first_sample_is_zero=True)
    yield case("IntoMany", 3, [i / 8 for i in range(-10, 11)], samples=9)
