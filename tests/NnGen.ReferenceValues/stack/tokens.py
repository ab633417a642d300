"""Layers over whole numbers."""

from __future__ import annotations

import dataclasses
import math

import torch.nn.functional as F

from . import core
from .core import attribute
from .layers import ParameterlessLayer


@dataclasses.dataclass
class Embedding:
    vocabulary: int
    dimension: int
    l2: float = 0.0
    trainable: bool = True
    activation = "Linear"

    def attribute(self) -> str:
        return attribute("Embedding", str(self.vocabulary), str(self.dimension), L2=self.l2 or None,
                         Trainable=None if self.trainable else False)

    def parameter_shapes(self, input_shape):
        return {"Embeddings": [self.vocabulary, self.dimension]}

    def output_shape(self, input_shape):
        return [*input_shape, self.dimension]

    def forward(self, x, parameters, head_as_logits):
        return F.embedding(x, parameters["Embeddings"])

    def penalty(self, parameters):
        return self.l2 * parameters["Embeddings"].square().sum()


@dataclasses.dataclass
class CategoryEncoding(ParameterlessLayer):
    categories: int
    mode: str = "MultiHot"

    def attribute(self) -> str:
        mode = [] if self.mode == "MultiHot" else [f"EncodingMode.{self.mode}"]
        return attribute("CategoryEncoding", str(self.categories), *mode)

    def output_shape(self, input_shape):
        return [*input_shape, self.categories] if self.mode == "OneHot" and math.prod(input_shape) > 1 else [self.categories]

    def forward(self, x, parameters, head_as_logits):
        one_hot = F.one_hot(x, self.categories).to(core.dtype)
        if self.mode == "OneHot":
            return one_hot if x.shape[1] > 1 else one_hot[:, 0]
        counts = one_hot.sum(dim=1)
        return counts if self.mode == "Count" else counts.clamp(max=1)
