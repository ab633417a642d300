"""Adamax."""

from __future__ import annotations

import dataclasses

import torch

from .optimizers import Optimizer


@dataclasses.dataclass
class Adamax(Optimizer):
    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-7

    def create(self, parameters):
        return torch.optim.Adamax(parameters, lr=self.learning_rate, betas=(self.beta1, self.beta2), eps=self.epsilon, weight_decay=0,
                                  maximize=False)
