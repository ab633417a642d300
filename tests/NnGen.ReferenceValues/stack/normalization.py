"""Layers that normalise the last dimension, or each of its elements over the batch."""

from __future__ import annotations

import dataclasses

import torch
import torch.nn.functional as F

from .core import attribute
from .layers import ParameterlessLayer


def penalty(factors, parameters):
    """The sum of penalties of Gamma and Beta."""
    norms = {"L1": torch.abs, "L2": torch.square}
    return sum(factor * norms[name[-2:]](parameters[name[:-2]]).sum() for name, factor in factors.items())


@dataclasses.dataclass
class BatchNormalization(ParameterlessLayer):
    momentum: float = 0.99
    epsilon: float = 0.001
    center: bool = True
    scale: bool = True
    trainable: bool = True
    penalties: dict = dataclasses.field(default_factory=dict)  # by the library's argument: GammaL2

    statistics = ("MovingMean", "MovingVariance")

    def attribute(self) -> str:
        return attribute("BatchNormalization", Momentum=None if self.momentum == 0.99 else self.momentum,
                         Epsilon=None if self.epsilon == 0.001 else self.epsilon, Center=None if self.center else False,
                         Scale=None if self.scale else False, Trainable=None if self.trainable else False, **self.penalties)

    def penalty(self, parameters):
        return penalty(self.penalties, parameters)

    def parameter_shapes(self, input_shape):
        roles = ["Gamma"] * self.scale + ["Beta"] * self.center + ["MovingMean", "MovingVariance"]
        return {role: [input_shape[-1]] for role in roles}

    def forward(self, x, parameters, head_as_logits):
        rows = x.reshape(-1, x.shape[-1])
        gamma, beta = parameters.get("Gamma"), parameters.get("Beta")
        if self.training and self.trainable:
            with torch.no_grad():
                # Keras keeps the biased variance; PyTorch's own running variance is the unbiased one.
                for role, value in ("MovingMean", rows.mean(dim=0)), ("MovingVariance", rows.var(dim=0, unbiased=False)):
                    parameters[role].mul_(self.momentum).add_(value, alpha=1 - self.momentum)
            rows = F.batch_norm(rows, None, None, weight=gamma, bias=beta, training=True, momentum=0, eps=self.epsilon)
        else:
            rows = F.batch_norm(rows, parameters["MovingMean"], parameters["MovingVariance"], weight=gamma, bias=beta, training=False,
                                momentum=0, eps=self.epsilon)
        return rows.reshape(x.shape)


@dataclasses.dataclass
class LayerNormalization(ParameterlessLayer):
    epsilon: float = 0.001
    center: bool = True
    scale: bool = True
    trainable: bool = True
    penalties: dict = dataclasses.field(default_factory=dict)

    def attribute(self) -> str:
        return attribute("LayerNormalization", Epsilon=None if self.epsilon == 0.001 else self.epsilon,
                         Center=None if self.center else False, Scale=None if self.scale else False,
                         Trainable=None if self.trainable else False, **self.penalties)

    def penalty(self, parameters):
        return penalty(self.penalties, parameters)

    def parameter_shapes(self, input_shape):
        return {role: [input_shape[-1]] for role in ["Gamma"] * self.scale + ["Beta"] * self.center}

    def forward(self, x, parameters, head_as_logits):
        return F.layer_norm(x, x.shape[-1:], weight=parameters.get("Gamma"), bias=parameters.get("Beta"), eps=self.epsilon)


@dataclasses.dataclass
class RMSNormalization(ParameterlessLayer):
    epsilon: float = 1e-6

    def attribute(self) -> str:
        return attribute("RMSNormalization", Epsilon=None if self.epsilon == 1e-6 else self.epsilon)

    def parameter_shapes(self, input_shape):
        return {"Scale": [input_shape[-1]]}

    def forward(self, x, parameters, head_as_logits):
        return x * torch.rsqrt(x.square().mean(dim=-1, keepdim=True) + self.epsilon) * parameters["Scale"]


class UnitNormalization(ParameterlessLayer):
    def attribute(self) -> str:
        return "UnitNormalization"

    def forward(self, x, parameters, head_as_logits):
        return F.normalize(x, p=2.0, dim=-1, eps=1e-12)
