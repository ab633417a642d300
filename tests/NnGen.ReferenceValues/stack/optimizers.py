"""Optimizers: field defaults are the library's; only what differs from them is written in C#."""

from __future__ import annotations

import dataclasses

import torch

from .core import attribute


@dataclasses.dataclass
class Optimizer:
    weight_decay: float = dataclasses.field(default=0.0, kw_only=True)
    global_clip_norm: float = dataclasses.field(default=0.0, kw_only=True)
    clip_norm: float = dataclasses.field(default=0.0, kw_only=True)
    clip_value: float = dataclasses.field(default=0.0, kw_only=True)
    use_ema: bool = dataclasses.field(default=False, kw_only=True)
    ema_momentum: float = dataclasses.field(default=0.99, kw_only=True)
    ema_overwrite_frequency: int = dataclasses.field(default=0, kw_only=True)

    def attribute(self) -> str:
        properties = {}
        for field in dataclasses.fields(self):
            if getattr(self, field.name) != field.default:
                properties["".join(word.capitalize() for word in field.name.split("_"))] = getattr(self, field.name)
        return attribute(type(self).__name__, **properties)

    def clip(self, parameters) -> None:
        if self.global_clip_norm:
            torch.nn.utils.clip_grad_norm_(parameters, max_norm=self.global_clip_norm, norm_type=2.0, error_if_nonfinite=True)
        if self.clip_norm:
            for parameter in parameters:
                torch.nn.utils.clip_grad_norm_([parameter], max_norm=self.clip_norm, norm_type=2.0, error_if_nonfinite=True)
        if self.clip_value:
            torch.nn.utils.clip_grad_value_(parameters, clip_value=self.clip_value)

    @torch.no_grad()
    def decay(self, parameters) -> None:
        """Decoupled weight decay, before the step; optimizers that do it themselves override this."""
        for parameter in parameters:
            parameter.mul_(1 - self.learning_rate * self.weight_decay)

    @torch.no_grad()
    def average(self, parameters, averages: list, step: int) -> None:
        """Keras's moving average, after the step (from 1); every so many steps it replaces the weights."""
        if not self.use_ema:
            return
        if step == 1:
            averages.extend(parameter.clone() for parameter in parameters)
        for parameter, average in zip(parameters, averages):
            average.mul_(self.ema_momentum).add_(parameter, alpha=1 - self.ema_momentum)
            if self.ema_overwrite_frequency and step % self.ema_overwrite_frequency == 0:
                parameter.copy_(average)


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

    def decay(self, parameters) -> None:
        pass
