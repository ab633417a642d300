"""Scales and offsets that are declared."""

from __future__ import annotations

import dataclasses

from .core import attribute
from .layers import ParameterlessLayer


@dataclasses.dataclass
class Rescaling(ParameterlessLayer):
    scale: float
    offset: float = 0.0

    def attribute(self) -> str:
        return attribute("Rescaling", str(self.scale), *([str(self.offset)] if self.offset else []))

    def forward(self, x, parameters, head_as_logits):
        return x * self.scale + self.offset
