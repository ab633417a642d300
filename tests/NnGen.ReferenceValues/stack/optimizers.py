"""Optimizers: field defaults are the library's; only what differs from them is written in C#."""

from __future__ import annotations

import dataclasses

import torch

from .core import attribute


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
