"""Losses of one sample each; training takes sum(weight * loss) / N."""

from __future__ import annotations

import dataclasses

import torch.nn.functional as F

from .core import attribute, note_kink


@dataclasses.dataclass
class BinaryCrossEntropy:
    label_smoothing: float = 0.0
    fused_head = "Sigmoid"
    targets = "binary"

    def attribute(self) -> str:
        return attribute("BinaryCrossEntropy", LabelSmoothing=self.label_smoothing or None)

    def per_sample(self, logits, targets):
        smoothed = targets * (1 - self.label_smoothing) + self.label_smoothing / 2
        return F.binary_cross_entropy_with_logits(logits, smoothed, weight=None, pos_weight=None, reduction="none").mean(dim=1)


@dataclasses.dataclass
class CrossEntropy:
    one_hot: bool = False
    label_smoothing: float = 0.0
    fused_head = "Softmax"

    @property
    def targets(self) -> str:
        return "distribution" if self.one_hot else "labels"

    def attribute(self) -> str:
        return attribute("CrossEntropy", OneHot=self.one_hot or None, LabelSmoothing=self.label_smoothing or None)

    def per_sample(self, logits, targets):
        return F.cross_entropy(logits, targets, weight=None, ignore_index=-100, reduction="none", label_smoothing=self.label_smoothing)


class MeanSquaredError:
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return "MeanSquaredError"

    def per_sample(self, outputs, targets):
        return F.mse_loss(outputs, targets, reduction="none").mean(dim=1)


class MeanAbsoluteError:
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return "MeanAbsoluteError"

    def per_sample(self, outputs, targets):
        note_kink(outputs - targets)
        return F.l1_loss(outputs, targets, reduction="none").mean(dim=1)
