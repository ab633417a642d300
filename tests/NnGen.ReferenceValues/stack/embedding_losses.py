"""Losses over the distances between the samples of a batch, as in TensorFlow Addons; what a sample has a share of stands in its row."""

from __future__ import annotations

import dataclasses

import torch
import torch.nn.functional as F

from .core import attribute, note_kink


def distances(embeddings):
    """[N, N]; a sample to itself is 0, without a gradient."""
    squares = (embeddings[:, None] - embeddings[None]).square().sum(dim=2)
    same = torch.eye(len(embeddings), dtype=torch.bool)
    return squares.masked_fill(same, 1.0).sqrt().masked_fill(same, 0.0)


def masks(labels):
    """Positives and negatives of each anchor."""
    same = labels[:, None] == labels[None]
    return same & ~torch.eye(len(labels), dtype=torch.bool), ~same


@dataclasses.dataclass
class Triplet:
    margin: float = 1.0
    mining: str = "SemiHard"
    fused_head = None
    targets = "labels"

    def attribute(self) -> str:
        mining = [] if self.mining == "SemiHard" else [f"Mining = TripletMining.{self.mining}"]
        return attribute("Triplet", *([] if self.margin == 1.0 else [repr(self.margin)]), *mining)

    def per_sample(self, outputs, labels):
        d = distances(outputs)
        positives, negatives = masks(labels)
        triplets = positives[:, :, None] & negatives[:, None, :]
        slack = d[:, :, None] - d[:, None, :] + self.margin
        note_kink(slack[triplets])
        if self.mining == "All":
            return len(labels) / triplets.sum() * (F.relu(slack) * triplets).sum(dim=(1, 2))
        note_kink((d[:, :, None] - d[:, None, :])[triplets])
        if self.mining == "Hard":
            farthest = d.masked_fill(~positives, -torch.inf).max(dim=1).values
            nearest = d.masked_fill(~negatives, torch.inf).min(dim=1).values
            return torch.where(triplets.any(dim=2).any(dim=1), F.relu(farthest - nearest + self.margin), torch.zeros(()).to(d.dtype))
        outside = triplets & (d[:, None, :] > d[:, :, None])
        nearest = d[:, None, :].expand_as(slack).masked_fill(~outside, torch.inf).min(dim=2).values
        farthest = d.masked_fill(~negatives, -torch.inf).max(dim=1).values[:, None].expand_as(d)
        negative = torch.where(outside.any(dim=2), nearest, farthest)
        losses = F.relu(d - negative + self.margin).masked_fill(~positives, 0.0)
        return len(labels) / positives.sum() * losses.sum(dim=1)


@dataclasses.dataclass
class Contrastive:
    margin: float = 1.0
    fused_head = None
    targets = "labels"

    def attribute(self) -> str:
        return attribute("Contrastive", *([] if self.margin == 1.0 else [repr(self.margin)]))

    def per_sample(self, outputs, labels):
        d = distances(outputs)
        positives, negatives = masks(labels)
        note_kink(self.margin - d[negatives])
        return (d.square() * positives + F.relu(self.margin - d).square() * negatives).sum(dim=1) / (len(labels) - 1)
