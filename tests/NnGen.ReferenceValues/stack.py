"""A model as a stack of layers, a loss and an optimizer: each part knows its C# attribute and its computation in PyTorch.

Hyper-parameters that a C# attribute leaves at its default are written out here all the same, so that PyTorch's own defaults never
matter and the library's defaults are judged too.
"""

from __future__ import annotations

import dataclasses
import math

import torch
import torch.nn.functional as F

# The smallest distance from a kink (ReLU at 0, |residual| at 0) that was met. A sample close to one could fall on the other side in
# single precision. A value exactly at a kink is a case of its own and does not count.
nearest_kink = math.inf


def note_kink(x: torch.Tensor) -> None:
    global nearest_kink
    distances = x.detach().abs()
    distances = distances[distances > 0]
    if len(distances):
        nearest_kink = min(nearest_kink, distances.min().item())


def forget_kinks() -> None:
    global nearest_kink
    nearest_kink = math.inf


def csharp(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "new double[] { " + ", ".join(csharp(v) for v in value) + " }"
    return repr(value)


def attribute(name: str, *arguments: str, **properties) -> str:
    """C# text of an attribute; a property that is None stays at its default and is not written."""
    parts = list(arguments) + [f"{key} = {csharp(value)}" for key, value in properties.items() if value is not None]
    return f"{name}({', '.join(parts)})" if parts else name


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


# ---- layers ----

@dataclasses.dataclass
class Dense:
    units: int
    activation: str = "Linear"
    use_bias: bool = True
    trainable: bool = True
    l1: float = 0.0
    l2: float = 0.0

    def attribute(self) -> str:
        arguments = [str(self.units)]
        if self.activation != "Linear":
            arguments.append("Activation." + self.activation)
        return attribute("Dense", *arguments, UseBias=None if self.use_bias else False, L1=self.l1 or None, L2=self.l2 or None,
                         Trainable=None if self.trainable else False)

    def parameter_shapes(self, input_shape: list[int]) -> dict[str, list[int]]:
        shapes = {"Kernel": [input_shape[-1], self.units]}
        if self.use_bias:
            shapes["Bias"] = [self.units]
        return shapes

    def output_shape(self, input_shape: list[int]) -> list[int]:
        return [self.units]

    def forward(self, x, parameters, head_as_logits):
        # Kernels are [in, out] as in Keras; torch.nn.Linear keeps the transpose.
        x = F.linear(x, parameters["Kernel"].t(), parameters.get("Bias"))
        return x if head_as_logits else ACTIVATIONS[self.activation](x)

    def penalty(self, parameters):
        kernel = parameters["Kernel"]
        if self.l1:
            note_kink(kernel)
        return self.l1 * kernel.abs().sum() + self.l2 * kernel.square().sum()


class ParameterlessLayer:
    trainable = True
    activation = "Linear"

    def parameter_shapes(self, input_shape):
        return {}

    def output_shape(self, input_shape):
        return input_shape

    def penalty(self, parameters):
        return 0.0


@dataclasses.dataclass
class ActivationLayer(ParameterlessLayer):
    """An activation as a layer of its own. `text` is its attribute, `function` what it computes."""
    text: str
    function: object
    activation: str = "Linear"  # "Sigmoid" or "Softmax" when the layer may be a head fused with its loss

    def attribute(self) -> str:
        return self.text

    def forward(self, x, parameters, head_as_logits):
        return x if head_as_logits else self.function(x)


class Flatten(ParameterlessLayer):
    def attribute(self) -> str:
        return "Flatten"

    def output_shape(self, input_shape):
        return [math.prod(input_shape)]

    def forward(self, x, parameters, head_as_logits):
        return x.reshape(len(x), -1)


@dataclasses.dataclass
class Normalization(ParameterlessLayer):
    mean: list[float]
    variance: list[float]

    def attribute(self) -> str:
        return attribute("Normalization", Mean=self.mean, Variance=self.variance)

    def forward(self, x, parameters, head_as_logits):
        mean, variance = (torch.tensor(v, dtype=x.dtype) for v in (self.mean, self.variance))
        return (x - mean) / torch.clamp(torch.sqrt(variance), min=1e-7)


# ---- losses: of one sample each; training takes sum(weight * loss) / N ----

@dataclasses.dataclass
class BinaryCrossEntropy:
    label_smoothing: float = 0.0
    fused_head = "Sigmoid"
    targets = "binary"

    def attribute(self) -> str:
        return attribute("BinaryCrossEntropy", LabelSmoothing=self.label_smoothing or None)

    def per_sample(self, logits, targets):
        smoothed = targets * (1 - self.label_smoothing) + self.label_smoothing / 2
        return F.binary_cross_entropy_with_logits(logits, smoothed, weight=None, pos_weight=None, reduction="none").mean(dim=1)


@dataclasses.dataclass
class CrossEntropy:
    one_hot: bool = False
    label_smoothing: float = 0.0
    fused_head = "Softmax"

    @property
    def targets(self) -> str:
        return "distribution" if self.one_hot else "labels"

    def attribute(self) -> str:
        return attribute("CrossEntropy", OneHot=self.one_hot or None, LabelSmoothing=self.label_smoothing or None)

    def per_sample(self, logits, targets):
        return F.cross_entropy(logits, targets, weight=None, ignore_index=-100, reduction="none", label_smoothing=self.label_smoothing)


class MeanSquaredError:
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return "MeanSquaredError"

    def per_sample(self, outputs, targets):
        return F.mse_loss(outputs, targets, reduction="none").mean(dim=1)


class MeanAbsoluteError:
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return "MeanAbsoluteError"

    def per_sample(self, outputs, targets):
        note_kink(outputs - targets)
        return F.l1_loss(outputs, targets, reduction="none").mean(dim=1)


# ---- optimizers: field defaults are the library's; only what differs from them is written in C# ----

@dataclasses.dataclass
class Optimizer:
    global_clip_norm: float = dataclasses.field(default=0.0, kw_only=True)
    clip_value: float = dataclasses.field(default=0.0, kw_only=True)

    def attribute(self) -> str:
        properties = {}
        for field in dataclasses.fields(self):
            if getattr(self, field.name) != field.default:
                properties["".join(word.capitalize() for word in field.name.split("_"))] = getattr(self, field.name)
        return attribute(type(self).__name__, **properties)

    def clip(self, parameters) -> None:
        if self.global_clip_norm:
            torch.nn.utils.clip_grad_norm_(parameters, max_norm=self.global_clip_norm, norm_type=2.0, error_if_nonfinite=True)
        if self.clip_value:
            torch.nn.utils.clip_grad_value_(parameters, clip_value=self.clip_value)


@dataclasses.dataclass
class SGD(Optimizer):
    learning_rate: float = 0.01
    momentum: float = 0.0
    nesterov: bool = False

    def create(self, parameters):
        return torch.optim.SGD(parameters, lr=self.learning_rate, momentum=self.momentum, dampening=0, weight_decay=0,
                               nesterov=self.nesterov, maximize=False)


@dataclasses.dataclass
class Adam(Optimizer):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-7

    def create(self, parameters):
        return torch.optim.Adam(parameters, lr=self.learning_rate, betas=(self.beta1, self.beta2), eps=self.epsilon, weight_decay=0,
                                amsgrad=False, maximize=False)


@dataclasses.dataclass
class AdamW(Optimizer):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-7
    weight_decay: float = 0.004

    def create(self, parameters):
        return torch.optim.AdamW(parameters, lr=self.learning_rate, betas=(self.beta1, self.beta2), eps=self.epsilon,
                                 weight_decay=self.weight_decay, amsgrad=False, maximize=False)


# ---- the whole model ----

@dataclasses.dataclass
class Model:
    input_shape: list[int]
    layers: list
    loss: object
    optimizer: Optimizer

    def __post_init__(self):
        """Names parameters as the library does: the kind of the layer and its ordinal among that kind."""
        self.parameters: dict[str, list[int]] = {}
        self.frozen: set[str] = set()
        self.layer_names: list[str] = []
        counts: dict[str, int] = {}
        shape = list(self.input_shape)
        for layer in self.layers:
            kind = type(layer).__name__
            counts[kind] = counts.get(kind, 0) + 1
            name = f"{kind}{counts[kind]}"
            self.layer_names.append(name)
            for role, parameter_shape in layer.parameter_shapes(shape).items():
                self.parameters[f"{name}.{role}"] = parameter_shape
                if not layer.trainable:
                    self.frozen.add(f"{name}.{role}")
            shape = layer.output_shape(shape)
        self.output_size = shape[0]

    def attributes(self) -> str:
        shape = ", ".join(str(d) for d in self.input_shape)
        lines = [f"[Model, Input({shape})]"] + [f"[{layer.attribute()}]" for layer in self.layers]
        return "\n".join(lines + [f"[{self.loss.attribute()}, {self.optimizer.attribute()}]"])

    def forward(self, x, parameters, for_loss: bool):
        """Predictions, or with `for_loss` what the loss is computed from: logits, when the head is fused with the loss."""
        for index, (name, layer) in enumerate(zip(self.layer_names, self.layers)):
            own = {key.split(".")[1]: value for key, value in parameters.items() if key.startswith(name + ".")}
            is_fused_head = for_loss and index == len(self.layers) - 1 and layer.activation == self.loss.fused_head
            x = layer.forward(x, own, is_fused_head)
        return x

    def mean_loss(self, inputs, targets, sample_weights, parameters):
        losses = self.loss.per_sample(self.forward(inputs, parameters, for_loss=True), targets)
        data_loss = (losses * sample_weights).sum() / len(inputs)
        penalties = [layer.penalty({key.split(".")[1]: value for key, value in parameters.items() if key.startswith(name + ".")})
                     for name, layer in zip(self.layer_names, self.layers)]
        return data_loss + sum(penalties)
