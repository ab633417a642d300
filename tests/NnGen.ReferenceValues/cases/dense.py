"""Layers of the dense family."""

from __future__ import annotations

from cases.case import Case
from stack.layers import Dense, Flatten, Normalization
from stack.losses import BinaryCrossEntropy, CrossEntropy, MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD, Adam, AdamW


def layer_cases():
    def case(name, input_shape, layers, loss, optimizer=None, **options):
        return Case(f"Layer{name}", Model(input_shape, layers, loss, optimizer or SGD(learning_rate=0.1)), **options)

    for name, arguments in {"L1": {"l1": 0.02}, "L2": {"l2": 0.03}, "L1AndL2": {"l1": 0.02, "l2": 0.03}}.items():
        yield case(f"Dense{name}", [4], [Dense(6, "Tanh", **arguments), Dense(2)], MeanSquaredError())
    yield case("DenseL2Weighted", [4], [Dense(6, "Tanh", l2=0.03), Dense(2, l2=0.01)], MeanSquaredError(), weighted=True)
    yield case("DenseWithoutBias", [4], [Dense(6, "Tanh", use_bias=False), Dense(3, use_bias=False)], MeanSquaredError())
    frozen = [Dense(6, "Tanh", trainable=False), Dense(4, "Tanh"), Dense(2)]
    yield case("DenseFrozen", [4], frozen, MeanSquaredError(), AdamW())
    yield case("DenseFrozenGlobalClipNorm", [4], frozen, MeanSquaredError(), SGD(learning_rate=0.1, global_clip_norm=0.5))
    yield case("DenseFrozenInTheMiddle", [4], [Dense(6, "Tanh"), Dense(4, "Tanh", trainable=False), Dense(2)], MeanSquaredError())
    # The last feature never varies: its variance is 0, and the divisor 1e-7.
    yield case("Normalization", [4], [Normalization([0.5, -1.25, 3.0, 0.75], [4.0, 0.3, 2.5, 0.0]), Dense(6, "Tanh"), Dense(2)],
               MeanSquaredError(), constant_feature=0.75)
    yield case("NormalizationOneForAll", [4], [Normalization([0.5], [2.0]), Dense(6, "Tanh"), Dense(2)], MeanSquaredError())
    yield case("NormalizationThenFlatten", [3, 4],
               [Normalization([0.5, -1.25, 3.0, 0.25], [4.0, 0.3, 2.5, 1.5]), Flatten(), Dense(5, "Tanh"), Dense(2)], MeanSquaredError())
    yield case("Flatten", [3, 4], [Flatten(), Dense(7, "ReLU"), Dense(3, "Softmax")], CrossEntropy())
    yield case("LinearRegression", [5], [Dense(1)], MeanSquaredError())
    yield case("LogisticRegression", [5], [Dense(1, "Sigmoid")], BinaryCrossEntropy(), samples=9)
    yield case("SoftmaxRegression", [5], [Dense(3, "Softmax")], CrossEntropy(), samples=9)
    yield case("DenseTwentyToOne", [20], [Dense(1)], MeanSquaredError(), SGD(learning_rate=0.02), samples=9)
    yield case("DenseWide", [33], [Dense(48, "ReLU"), Dense(17, "Tanh"), Dense(10, "Softmax")], CrossEntropy(), Adam(), samples=9)
