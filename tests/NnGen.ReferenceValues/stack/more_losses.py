"""Losses beyond squares and cross-entropies. Where PyTorch has no loss of Keras's formula, the formula itself."""

from __future__ import annotations

import dataclasses
import math

import torch
import torch.nn.functional as F

from .core import attribute, note_kink


@dataclasses.dataclass
class Huber:
    delta: float = 1.0
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return attribute("Huber", *([] if self.delta == 1.0 else [repr(self.delta)]))

    def per_sample(self, outputs, targets):
        return F.huber_loss(outputs, targets, reduction="none", delta=self.delta).mean(dim=1)


@dataclasses.dataclass
class Poisson:
    log_input: bool = False
    fused_head = None
    targets = "counts"

    def attribute(self) -> str:
        return attribute("Poisson", LogInput=self.log_input or None)

    def per_sample(self, outputs, targets):
        return F.poisson_nll_loss(outputs, targets, log_input=self.log_input, full=False, eps=1e-7, reduction="none").mean(dim=1)


class KLDivergence:
    fused_head = "Softmax"
    targets = "distribution"

    def attribute(self) -> str:
        return "KLDivergence"

    def per_sample(self, logits, targets):
        return F.kl_div(F.log_softmax(logits, dim=1), targets, reduction="none", log_target=False).sum(dim=1)


class LogCosh:
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return "LogCosh"

    def per_sample(self, outputs, targets):
        # Keras's formula, e + softplus(−2 e) − log 2; in double precision small errors keep enough digits.
        error = outputs - targets
        return (error + F.softplus(-2.0 * error) - math.log(2.0)).mean(dim=1)


def signs(targets):
    """Keras's conversion: 0 counts as −1."""
    return torch.where(targets > 0, 1.0, -1.0).to(targets.dtype)


@dataclasses.dataclass
class Hinge:
    targets: str = "signs"
    fused_head = None

    def attribute(self) -> str:
        return "Hinge"

    def per_sample(self, outputs, targets):
        slack = 1 - signs(targets) * outputs
        note_kink(slack)
        return F.relu(slack).mean(dim=1)


@dataclasses.dataclass
class SquaredHinge:
    targets: str = "signs"
    fused_head = None

    def attribute(self) -> str:
        return "SquaredHinge"

    def per_sample(self, outputs, targets):
        return F.relu(1 - signs(targets) * outputs).square().mean(dim=1)


@dataclasses.dataclass
class CategoricalHinge:
    one_hot: bool = False
    fused_head = None

    @property
    def targets(self) -> str:
        return "one-hot" if self.one_hot else "labels"

    def attribute(self) -> str:
        return attribute("CategoricalHinge", OneHot=self.one_hot or None)

    def per_sample(self, outputs, targets):
        expected = targets if self.one_hot else F.one_hot(targets, outputs.shape[1]).to(outputs.dtype)
        others = ((1 - expected) * outputs).sort(dim=1, descending=True).values
        note_kink(others[:, 0] - others[:, 1])
        slack = 1 + others[:, 0] - (expected * outputs).sum(dim=1)
        note_kink(slack)
        return F.relu(slack)


class CosineSimilarity:
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return "CosineSimilarity"

    def per_sample(self, outputs, targets):
        # Keras's 1e-7 and PyTorch's eps differ only for vectors that short.
        return -F.cosine_similarity(outputs, targets, dim=1, eps=1e-7)


@dataclasses.dataclass
class BinaryFocalCrossEntropy:
    gamma: float = 2.0
    alpha: float = 0.25
    apply_class_balancing: bool = False
    label_smoothing: float = 0.0
    fused_head = "Sigmoid"
    targets = "binary"

    def attribute(self) -> str:
        return attribute(
            "BinaryFocalCrossEntropy", Gamma=None if self.gamma == 2.0 else self.gamma, Alpha=None if self.alpha == 0.25 else self.alpha,
            ApplyClassBalancing=self.apply_class_balancing or None, LabelSmoothing=self.label_smoothing or None)

    def per_sample(self, logits, targets):
        smoothed = targets * (1 - self.label_smoothing) + self.label_smoothing / 2
        wrong = smoothed * torch.sigmoid(-logits) + (1 - smoothed) * torch.sigmoid(logits)
        loss = wrong ** self.gamma * F.binary_cross_entropy_with_logits(logits, smoothed, weight=None, pos_weight=None, reduction="none")
        if self.apply_class_balancing:
            loss = loss * (smoothed * self.alpha + (1 - smoothed) * (1 - self.alpha))
        return loss.mean(dim=1)


@dataclasses.dataclass
class WeightedBinaryCrossEntropy:
    positive_weight: float
    label_smoothing: float = 0.0
    fused_head = "Sigmoid"
    targets = "binary"

    def attribute(self) -> str:
        return attribute("BinaryCrossEntropy", PositiveWeight=self.positive_weight, LabelSmoothing=self.label_smoothing or None)

    def per_sample(self, logits, targets):
        smoothed = targets * (1 - self.label_smoothing) + self.label_smoothing / 2
        weight = torch.tensor(self.positive_weight, dtype=logits.dtype)
        return F.binary_cross_entropy_with_logits(logits, smoothed, weight=None, pos_weight=weight, reduction="none").mean(dim=1)


@dataclasses.dataclass
class Quantile:
    quantiles: list[float]
    fused_head = None

    @property
    def targets(self) -> str:
        return "number" if len(self.quantiles) > 1 else "numbers"

    def attribute(self) -> str:
        return attribute("Quantile", *map(repr, self.quantiles))

    def per_sample(self, outputs, targets):
        error = targets - outputs
        note_kink(error)
        quantiles = torch.tensor(self.quantiles, dtype=outputs.dtype)
        # Zero gradient where the error is 0, as |e| has in PyTorch.
        return ((quantiles - 0.5) * error * (error != 0) + 0.5 * error.abs()).mean(dim=1)


class MeanAbsolutePercentageError:
    fused_head = None
    targets = "numbers"

    def attribute(self) -> str:
        return "MeanAbsolutePercentageError"

    def per_sample(self, outputs, targets):
        note_kink(outputs - targets)
        return (100 * (outputs - targets).abs() / targets.abs().clamp(min=1e-7)).mean(dim=1)


class MeanSquaredLogarithmicError:
    fused_head = None
    targets = "counts"

    def attribute(self) -> str:
        return "MeanSquaredLogarithmicError"

    def per_sample(self, outputs, targets):
        note_kink(outputs - 1e-7)
        return (outputs.clamp(min=1e-7).log1p() - targets.clamp(min=1e-7).log1p()).square().mean(dim=1)
