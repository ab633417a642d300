#!/usr/bin/env python3
"""Writes schedules.json: the learning rates of 60 steps, from PyTorch's schedulers where there is one, and otherwise from the formula that
Keras documents. The names are those of the test. The committed values come from PyTorch 1.13.0 (Debian 12: python3-torch)."""

import json
import math
import pathlib

import torch
from torch.optim import lr_scheduler

STEPS = 60


def pytorch(create, learning_rate=0.1):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=learning_rate)
    scheduler = create(optimizer)
    rates = []
    for _ in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def keras(formula):
    return [formula(step) for step in range(STEPS)]


def exponential(step, staircase):
    exponent = step / 7
    return 0.1 * 0.6 ** (math.floor(exponent) if staircase else exponent)


def inverse_time(step, staircase):
    passed = step / 7
    return 0.1 / (1 + 0.5 * (math.floor(passed) if staircase else passed))


def polynomial(step, power, end, cycle):
    decay_steps = 25
    if cycle:
        decay_steps = decay_steps * (1 if step == 0 else math.ceil(step / decay_steps))
    else:
        step = min(step, decay_steps)
    return (0.1 - end) * (1 - step / decay_steps) ** power + end


def piecewise(step):
    return 0.1 if step <= 10 else 0.05 if step <= 30 else 0.002


def cosine_decay(step, initial, alpha):
    step = min(step, 40)
    return initial * ((1 - alpha) * 0.5 * (1 + math.cos(math.pi * step / 40)) + alpha)


def cosine_with_warmup(step):
    if step < 10:
        return 0.01 + (0.2 - 0.01) * step / 10
    return cosine_decay(step - 10, 0.2, 0.1)


def cosine_restarts(step, t_mul, m_mul, alpha):
    length, height, start = 8, 1.0, 0
    while step >= start + length:
        start, length, height = start + length, length * t_mul, height * m_mul
    decayed = 0.5 * height * (1 + math.cos(math.pi * (step - start) / length))
    return 0.1 * ((1 - alpha) * decayed + alpha)


def warmup(optimizer):
    return lr_scheduler.SequentialLR(optimizer, milestones=[12], schedulers=[
        lr_scheduler.LinearLR(optimizer, start_factor=0.25, end_factor=1.0, total_iters=12),
        lr_scheduler.ExponentialLR(optimizer, gamma=0.9)])


schedules = {
    "constant": keras(lambda step: 0.1),
    "step": pytorch(lambda o: lr_scheduler.StepLR(o, step_size=9, gamma=0.3)),
    "piecewise": keras(piecewise),
    "exponential": keras(lambda step: exponential(step, False)),
    "exponentialStaircase": keras(lambda step: exponential(step, True)),
    "exponentialOfPyTorch": pytorch(lambda o: lr_scheduler.ExponentialLR(o, gamma=0.9)),
    "inverseTime": keras(lambda step: inverse_time(step, False)),
    "inverseTimeStaircase": keras(lambda step: inverse_time(step, True)),
    "polynomial": keras(lambda step: polynomial(step, 1, 0.0001, False)),
    "polynomialSquare": keras(lambda step: polynomial(step, 2, 0.01, False)),
    "polynomialCycle": keras(lambda step: polynomial(step, 1.5, 0.01, True)),
    "polynomialOfPyTorch": pytorch(lambda o: lr_scheduler.PolynomialLR(o, total_iters=25, power=0.5)),
    "cosine": keras(lambda step: cosine_decay(step, 0.1, 0)),
    "cosineOfPyTorch": pytorch(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=59, eta_min=0.02)),
    "cosineWarmup": keras(cosine_with_warmup),
    "restarts": keras(lambda step: cosine_restarts(step, 2, 1.0, 0)),
    "restartsLower": keras(lambda step: cosine_restarts(step, 1.5, 0.7, 0.1)),
    "restartsOfPyTorch": pytorch(lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, T_0=8, T_mult=1, eta_min=0.01)),
    "oneCycle": pytorch(lambda o: lr_scheduler.OneCycleLR(o, max_lr=0.5, total_steps=61, cycle_momentum=False)),
    "oneCycleArguments": pytorch(lambda o: lr_scheduler.OneCycleLR(
        o, max_lr=0.5, total_steps=61, pct_start=0.2, anneal_strategy="linear", div_factor=10, final_div_factor=100, cycle_momentum=False)),
    "oneCycleThreePhases": pytorch(lambda o: lr_scheduler.OneCycleLR(
        o, max_lr=0.5, total_steps=61, pct_start=0.4, three_phase=True, cycle_momentum=False)),
    "warmup": pytorch(warmup),
}
path = pathlib.Path(__file__).parent / "schedules.json"
path.write_text("{\n" + ",\n".join(f"  {json.dumps(name)}: {json.dumps(rates)}" for name, rates in schedules.items()) + "\n}\n")
