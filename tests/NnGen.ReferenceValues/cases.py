"""The list of cases: what each judges is in its name."""

from __future__ import annotations

import dataclasses

import torch
import torch.nn.functional as F

from stack import (ActivationLayer, Adam, AdamW, BinaryCrossEntropy, CrossEntropy, Dense, Flatten, MeanAbsoluteError,
                   MeanSquaredError, Model, Normalization, SGD, elu, leaky_relu)


@dataclasses.dataclass
class Case:
    name: str
    model: Model
    samples: int = 7
    weighted: bool = False
    zero_biases: bool = False          # as a fresh model has them
    first_sample_is_zero: bool = False
    input_scale: float = 1.0
    first_target_is_hit: bool = False  # with a zero sample and a linear model: the residual is exactly 0
    constant_feature: float | None = None  # the value of the last feature in all samples


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


def loss_cases():
    """Every loss, with and without weights of samples."""
    def hidden(*head):
        return [Dense(6, "Tanh"), *head]

    stacks = {
        "BinaryCrossEntropyWidth1": (hidden(Dense(1, "Sigmoid")), BinaryCrossEntropy()),
        "BinaryCrossEntropyWidth3": (hidden(Dense(3, "Sigmoid")), BinaryCrossEntropy()),
        "BinaryCrossEntropyLogits": (hidden(Dense(3)), BinaryCrossEntropy()),
        "BinaryCrossEntropyLabelSmoothing": (hidden(Dense(2, "Sigmoid")), BinaryCrossEntropy(label_smoothing=0.1)),
        "CrossEntropy": (hidden(Dense(5, "Softmax")), CrossEntropy()),
        "CrossEntropyLogits": (hidden(Dense(5)), CrossEntropy()),
        "CrossEntropyOneHot": (hidden(Dense(5, "Softmax")), CrossEntropy(one_hot=True)),
        "CrossEntropyLabelSmoothing": (hidden(Dense(5, "Softmax")), CrossEntropy(label_smoothing=0.1)),
        "MeanSquaredError": (hidden(Dense(3)), MeanSquaredError()),
        "MeanAbsoluteError": (hidden(Dense(3)), MeanAbsoluteError()),
    }
    for name, (layers, loss) in stacks.items():
        model = Model([4], layers, loss, SGD(learning_rate=0.2))
        yield Case(f"Loss{name}", model, samples=9)
        yield Case(f"Loss{name}Weighted", model, samples=9, weighted=True)

    def case(name, input_size, layers, loss, learning_rate=0.2, **options):
        return Case(f"Loss{name}", Model([input_size], layers, loss, SGD(learning_rate=learning_rate)), samples=9, **options)

    yield case("CrossEntropyOneHotLabelSmoothing", 4, hidden(Dense(5)), CrossEntropy(one_hot=True, label_smoothing=0.1))
    yield case("MeanAbsoluteErrorAtZero", 4, [Dense(1)], MeanAbsoluteError(), first_sample_is_zero=True, first_target_is_hit=True)
    yield case("MeanSquaredErrorOfSigmoid", 4, hidden(Dense(3, "Sigmoid")), MeanSquaredError())
    yield case("MeanSquaredErrorOfSoftmax", 4, hidden(Dense(3, "Softmax")), MeanSquaredError())
    yield case("BinaryCrossEntropySigmoidLayer", 4,
               hidden(Dense(3), ActivationLayer("Sigmoid", torch.sigmoid, activation="Sigmoid")), BinaryCrossEntropy())
    yield case("CrossEntropySoftmaxLayer", 4,
               hidden(Dense(3), ActivationLayer("Softmax", lambda x: torch.softmax(x, dim=-1), activation="Softmax")), CrossEntropy())
    # Logits of ±100: a probability rounds to 0 or 1, and the loss must still be finite.
    yield case("BinaryCrossEntropyLargeLogits", 3, [Dense(2, "Sigmoid")], BinaryCrossEntropy(), 1e-4, input_scale=100.0)
    yield case("CrossEntropyLargeLogits", 3, [Dense(4, "Softmax")], CrossEntropy(), 1e-4, input_scale=100.0)


def optimizer_cases():
    optimizers = {
        "SGD": SGD(),
        "SGDMomentum": SGD(learning_rate=0.05, momentum=0.9),
        "SGDNesterov": SGD(learning_rate=0.05, momentum=0.9, nesterov=True),
        "Adam": Adam(),
        "AdamArguments": Adam(learning_rate=0.01, beta1=0.8, beta2=0.95, epsilon=0.001),
        "AdamW": AdamW(),
        "AdamWArguments": AdamW(learning_rate=0.02, beta1=0.85, beta2=0.98, epsilon=1e-5, weight_decay=0.01),
        "GlobalClipNorm": SGD(learning_rate=0.1, global_clip_norm=0.5),
        "ClipValue": SGD(learning_rate=0.1, momentum=0.9, clip_value=0.01),
        "GlobalClipNormAndClipValue": SGD(learning_rate=0.1, global_clip_norm=0.5, clip_value=0.01),
        "AdamGlobalClipNorm": Adam(global_clip_norm=0.5),
    }
    for name, optimizer in optimizers.items():
        yield Case(f"Optimizer{name}", Model([5], [Dense(9, "Tanh"), Dense(2)], MeanSquaredError(), optimizer), samples=8)


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


def all_cases():
    return [*activation_cases(), *loss_cases(), *optimizer_cases(), *layer_cases()]
