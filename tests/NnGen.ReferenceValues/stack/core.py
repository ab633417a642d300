"""How attributes are written in C#, and the distance from kinks that is kept while PyTorch computes."""

from __future__ import annotations

import math

import torch

# The precision of the run: whole numbers say nothing of it.
dtype = torch.float64

# The smallest distance from a kink (ReLU at 0, |residual| at 0) that was met. A sample close to one could fall on the other side in
# single precision. A value exactly at a kink is a case of its own and does not count.
nearest_kink = math.inf


def note_kink(x: torch.Tensor) -> None:
    global nearest_kink
    distances = x.detach().abs()
    distances = distances[distances > 0]
    if len(distances):
        nearest_kink = min(nearest_kink, distances.min().item())


def forget_kinks() -> None:
    global nearest_kink
    nearest_kink = math.inf


def csharp(value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "new double[] { " + ", ".join(csharp(v) for v in value) + " }"
    return repr(value)


def attribute(name: str, *arguments: str, **properties) -> str:
    """C# text of an attribute; a property that is None stays at its default and is not written."""
    parts = list(arguments) + [f"{key} = {csharp(value)}" for key, value in properties.items() if value is not None]
    return f"{name}({', '.join(parts)})" if parts else name
