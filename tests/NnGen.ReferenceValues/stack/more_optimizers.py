"""RMSprop, Adagrad, Adadelta and Nadam of torch.optim, and the papers' updates of Lion and LAMB, which torch.optim lacks."""

from __future__ import annotations

import dataclasses

import torch

from .core import note_kink
from .optimizers import Optimizer


@dataclasses.dataclass
class RMSprop(Optimizer):
    learning_rate: float = 0.001
    rho: float = 0.9
    momentum: float = 0.0
    epsilon: float = 1e-7
    centered: bool = False

    def create(self, parameters):
        return torch.optim.RMSprop(parameters, lr=self.learning_rate, alpha=self.rho, eps=self.epsilon, weight_decay=0,
                                   momentum=self.momentum, centered=self.centered, maximize=False)


@dataclasses.dataclass
class Adagrad(Optimizer):
    learning_rate: float = 0.001
    initial_accumulator_value: float = 0.1
    epsilon: float = 1e-7

    def create(self, parameters):
        return torch.optim.Adagrad(parameters, lr=self.learning_rate, lr_decay=0, weight_decay=0,
                                   initial_accumulator_value=self.initial_accumulator_value, eps=self.epsilon, maximize=False)


@dataclasses.dataclass
class Adadelta(Optimizer):
    learning_rate: float = 0.001
    rho: float = 0.95
    epsilon: float = 1e-7

    def create(self, parameters):
        return torch.optim.Adadelta(parameters, lr=self.learning_rate, rho=self.rho, eps=self.epsilon, weight_decay=0, maximize=False)


@dataclasses.dataclass
class Nadam(Optimizer):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-7
    momentum_decay: float = 0.004

    def create(self, parameters):
        # PyTorch 1.13 multiplies the product of momenta by one momentum too many, unless foreach is set; later versions do not.
        return torch.optim.NAdam(parameters, lr=self.learning_rate, betas=(self.beta1, self.beta2), eps=self.epsilon, weight_decay=0,
                                 momentum_decay=self.momentum_decay, foreach=True)


@dataclasses.dataclass
class Lion(Optimizer):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.99

    def create(self, parameters):
        return LionUpdate(parameters, lr=self.learning_rate, beta1=self.beta1, beta2=self.beta2)


@dataclasses.dataclass
class Lamb(Optimizer):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-7

    def create(self, parameters):
        return LambUpdate(parameters, lr=self.learning_rate, beta1=self.beta1, beta2=self.beta2, eps=self.epsilon, decay=self.weight_decay)

    def decay(self, parameters) -> None:
        pass


class PaperOptimizer(torch.optim.Optimizer):
    """A transcription of a paper's update, one parameter at a time."""

    def __init__(self, parameters, **arguments):
        super().__init__(parameters, arguments)

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for parameter in group["params"]:
                self.update(parameter, parameter.grad, self.state[parameter], group)


class LionUpdate(PaperOptimizer):
    """Chen et al. (2023), algorithm 2."""

    def update(self, parameter, gradient, state, group):
        momentum = state.setdefault("momentum", torch.zeros_like(parameter))
        direction = group["beta1"] * momentum + (1 - group["beta1"]) * gradient
        note_kink(direction)
        parameter.sub_(group["lr"] * torch.sign(direction))
        momentum.copy_(group["beta2"] * momentum + (1 - group["beta2"]) * gradient)


class LambUpdate(PaperOptimizer):
    """You et al. (2020), algorithm 2, with the identity for the function of the norm; the ratio is 1 where a norm is 0."""

    def update(self, parameter, gradient, state, group):
        if not state:
            state.update(step=0, first=torch.zeros_like(parameter), second=torch.zeros_like(parameter))
        state["step"] += 1
        first = state["first"] = group["beta1"] * state["first"] + (1 - group["beta1"]) * gradient
        second = state["second"] = group["beta2"] * state["second"] + (1 - group["beta2"]) * gradient ** 2
        first_hat = first / (1 - group["beta1"] ** state["step"])
        second_hat = second / (1 - group["beta2"] ** state["step"])
        direction = first_hat / (second_hat.sqrt() + group["eps"]) + group["decay"] * parameter
        weight_norm, direction_norm = parameter.norm().item(), direction.norm().item()
        ratio = weight_norm / direction_norm if weight_norm > 0 and direction_norm > 0 else 1.0
        parameter.sub_(group["lr"] * ratio * direction)
