"""Numbers as bins."""

from __future__ import annotations

import dataclasses

import numpy
import torch
import torch.nn.functional as F

from . import core
from .core import attribute
from .layers import ParameterlessLayer


@dataclasses.dataclass
class Discretization(ParameterlessLayer):
    boundaries: list[float]

    def attribute(self) -> str:
        return attribute("Discretization", BinBoundaries=self.boundaries)

    def output_shape(self, input_shape):
        return [input_shape[0] * (len(self.boundaries) + 1)]

    def forward(self, x, parameters, head_as_logits):
        bins = torch.from_numpy(numpy.digitize(x.numpy(), self.boundaries))
        return F.one_hot(bins, len(self.boundaries) + 1).flatten(1).to(core.dtype)
