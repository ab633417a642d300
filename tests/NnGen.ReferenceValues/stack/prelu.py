"""The activation with a parameter."""

from __future__ import annotations

import dataclasses

import torch

from .core import attribute, note_kink
from .layers import ParameterlessLayer


@dataclasses.dataclass
class PReLU(ParameterlessLayer):
    trainable: bool = True

    def attribute(self) -> str:
        return attribute("PReLU", Trainable=None if self.trainable else False)

    def parameter_shapes(self, input_shape):
        return {"Alpha": list(input_shape)}

    def forward(self, x, parameters, head_as_logits):
        note_kink(x)
        # torch.prelu has one slope a channel; here each element has its own, so each is a channel.
        return torch.prelu(x.reshape(len(x), -1), parameters["Alpha"].reshape(-1)).reshape(x.shape)
