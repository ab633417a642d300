"""Losses over the distances between embeddings."""

from __future__ import annotations

from cases.case import Case
from stack.embedding_losses import Contrastive, Triplet
from stack.layers import Dense
from stack.model import Model
from stack.optimizers import SGD


def embedding_loss_cases():
    """Every mining, with and without weights of samples; embeddings shorter and longer than vectors."""
    losses = {
        "Contrastive": (3, Contrastive()),
        "ContrastiveMargin": (4, Contrastive(2.5)),
        "Triplet": (3, Triplet()),
        "TripletHard": (3, Triplet(mining="Hard")),
        "TripletAll": (4, Triplet(0.5, mining="All")),
        "TripletWide": (19, Triplet(0.7)),
    }
    for name, (units, loss) in losses.items():
        # Not a linear head: distances do not depend on its bias, whose gradient would be nothing but rounding.
        model = Model([4], [Dense(6, "Tanh"), Dense(units, "Tanh")], loss, SGD(learning_rate=0.05))
        yield Case(f"Loss{name}", model, samples=24 if units > 4 else 11)
        yield Case(f"Loss{name}Weighted", model, samples=24 if units > 4 else 11, weighted=True)
