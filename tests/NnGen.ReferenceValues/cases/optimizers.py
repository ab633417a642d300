"""Optimizers."""

from __future__ import annotations

from cases.case import Case
from stack.layers import Dense
from stack.losses import MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD, Adam, AdamW


def optimizer_cases():
    optimizers = {
        "SGD": SGD(),
        "SGDMomentum": SGD(learning_rate=0.05, momentum=0.9),
        "SGDNesterov": SGD(learning_rate=0.05, momentum=0.9, nesterov=True),
        "Adam": Adam(),
        "AdamArguments": Adam(learning_rate=0.01, beta1=0.8, beta2=0.95, epsilon=0.001),
        "AdamW": AdamW(),
        "AdamWArguments": AdamW(learning_rate=0.02, beta1=0.85, beta2=0.98, epsilon=1e-5, weight_decay=0.01),
        "GlobalClipNorm": SGD(learning_rate=0.1, global_clip_norm=0.5),
        "ClipValue": SGD(learning_rate=0.1, momentum=0.9, clip_value=0.01),
        "GlobalClipNormAndClipValue": SGD(learning_rate=0.1, global_clip_norm=0.5, clip_value=0.01),
        "AdamGlobalClipNorm": Adam(global_clip_norm=0.5),
    }
    for name, optimizer in optimizers.items():
        yield Case(f"Optimizer{name}", Model([5], [Dense(9, "Tanh"), Dense(2)], MeanSquaredError(), optimizer), samples=8)
