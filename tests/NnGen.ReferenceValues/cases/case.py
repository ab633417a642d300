"""One model, and what is particular about its batch."""

from __future__ import annotations

import dataclasses

from stack.model import Model


@dataclasses.dataclass
class Case:
    name: str
    model: Model
    samples: int = 7
    weighted: bool = False
    zero_biases: bool = False          # as a fresh model has them
    first_sample_is_zero: bool = False
    input_scale: float = 1.0
    first_target_is_hit: bool = False  # with a zero sample and a linear model: the residual is exactly 0
    constant_feature: float | None = None  # the value of the last feature in all samples
