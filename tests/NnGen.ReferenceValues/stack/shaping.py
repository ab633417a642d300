"""Layers that move elements."""

from __future__ import annotations

import dataclasses
import math

from .core import attribute
from .layers import ParameterlessLayer


@dataclasses.dataclass
class Reshape(ParameterlessLayer):
    target_shape: list[int]

    def attribute(self) -> str:
        return attribute("Reshape", *(str(size) for size in self.target_shape))

    def output_shape(self, input_shape):
        known = -math.prod(self.target_shape) if -1 in self.target_shape else 1
        return [math.prod(input_shape) // known if size == -1 else size for size in self.target_shape]

    def forward(self, x, parameters, head_as_logits):
        return x.reshape(len(x), *self.target_shape)


@dataclasses.dataclass
class Permute(ParameterlessLayer):
    dims: list[int]

    def attribute(self) -> str:
        return attribute("Permute", *(str(dim) for dim in self.dims))

    def output_shape(self, input_shape):
        return [input_shape[dim - 1] for dim in self.dims]

    def forward(self, x, parameters, head_as_logits):
        return x.permute(0, *self.dims)


@dataclasses.dataclass
class RepeatVector(ParameterlessLayer):
    n: int

    def attribute(self) -> str:
        return attribute("RepeatVector", str(self.n))

    def output_shape(self, input_shape):
        return [self.n, *input_shape]

    def forward(self, x, parameters, head_as_logits):
        return x.unsqueeze(1).repeat(1, self.n, 1)
