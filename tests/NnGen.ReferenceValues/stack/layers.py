"""Layers: each knows its C# attribute, its parameters and its computation. A layer may have a file of its own beside this one."""

from __future__ import annotations

import dataclasses
import math

import torch
import torch.nn.functional as F

from .activations import ACTIVATIONS
from .core import attribute, note_kink


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
    training = False  # set before each forward pass
    statistics = ()   # parameters that training moves without gradients
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
