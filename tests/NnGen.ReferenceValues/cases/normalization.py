"""Normalisation of vectors and of rows, at widths of whole vectors and others."""

from __future__ import annotations

import torch

from cases.case import Case
from stack.layers import ActivationLayer, Dense, Flatten
from stack.losses import CrossEntropy, MeanSquaredError
from stack.model import Model
from stack.normalization import BatchNormalization, LayerNormalization, RMSNormalization, UnitNormalization
from stack.optimizers import SGD, Adam


def normalization_cases():
    def case(name, input_shape, layers, loss=None, optimizer=None, **options):
        head = [Flatten()] if len(input_shape) > 1 else []
        model = Model(input_shape, [*layers, *head, Dense(2)], loss or MeanSquaredError(), optimizer or SGD(learning_rate=0.1))
        return Case(f"Norm{name}", model, **options)

    silu = ActivationLayer("SiLU", torch.nn.functional.silu)
    softmax = ActivationLayer("Softmax", lambda x: torch.softmax(x, dim=-1))
    log_softmax = ActivationLayer("LogSoftmax", lambda x: torch.log_softmax(x, dim=-1))
    # A bias before a normalisation over the batch has the gradient 0, which judges nothing.
    for units in (3, 7, 16, 17, 33):
        yield case(f"BatchAfterDense{units}", [5], [Dense(units, use_bias=False), BatchNormalization(), silu], samples=9)
    yield case("BatchOfActivation", [5], [Dense(7, "Tanh"), BatchNormalization(momentum=0.8, epsilon=0.01)], optimizer=Adam(), samples=9)
    yield case("BatchBare", [5], [Dense(7, use_bias=False), BatchNormalization(center=False, scale=False), silu], samples=9)
    yield case("BatchFrozen", [5], [Dense(7), BatchNormalization(trainable=False), silu], samples=9)
    yield case("BatchWeighted", [5], [Dense(7, "Tanh"), BatchNormalization()], samples=9, weighted=True)
    yield case("BatchOfRows", [4, 3], [BatchNormalization(momentum=0.9), silu])
    yield case("BatchOfWideRows", [3, 16], [BatchNormalization(momentum=0.9), silu], samples=5)
    yield case("BatchOfImages", [2, 3, 5], [silu, BatchNormalization()])
    penalties = {"GammaL1": 0.02, "GammaL2": 0.03, "BetaL1": 0.01, "BetaL2": 0.05}
    yield case("BatchRegularised", [5], [Dense(7, "Tanh"), BatchNormalization(penalties=penalties)], samples=9)
    yield case("BatchTwice", [6], [Dense(16, use_bias=False), BatchNormalization(), ActivationLayer("Tanh", torch.tanh), BatchNormalization()],
               samples=20)
    yield case("LayerRegularised", [3, 5], [LayerNormalization(penalties=penalties), silu])
    for units in (3, 7, 16, 17, 33):
        yield case(f"LayerAfterDense{units}", [5], [Dense(units), LayerNormalization(), silu])
    yield case("LayerOfRows", [4, 3], [LayerNormalization(), silu, LayerNormalization(center=False)])
    yield case("LayerOfWideRows", [3, 16], [silu, LayerNormalization(epsilon=1e-5), silu], samples=5)
    yield case("LayerOfImages", [2, 3, 7], [LayerNormalization(scale=False), silu], samples=5)
    yield case("LayerBare", [5], [Dense(9, "Tanh"), LayerNormalization(center=False, scale=False)])
    yield case("LayerFrozen", [5], [Dense(9, "Tanh"), LayerNormalization(trainable=False)])
    yield case("RMSAfterDense", [5], [Dense(7), RMSNormalization(), silu])
    yield case("RMSOfRows", [3, 17], [RMSNormalization(epsilon=0.01), silu], samples=5)
    yield case("UnitAfterDense", [5], [Dense(7), UnitNormalization()])
    yield case("UnitOfRows", [4, 5], [UnitNormalization()], loss=CrossEntropy())
    yield case("SoftmaxOfRows", [4, 5], [softmax])
    yield case("LogSoftmaxOfRows", [4, 5], [log_softmax], optimizer=SGD(learning_rate=0.01))
