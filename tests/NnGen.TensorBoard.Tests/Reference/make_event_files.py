"""Writes event files with PyTorch's SummaryWriter, which the tests compare theirs with, record for record.

Needs torch and the package tensorboard. Made with torch 1.13.0 and tensorboard 2.22.0a0.
"""
import math
import os
import shutil
import tempfile
import time

import numpy as np

greater = np.greater
np.greater = lambda left, right, dtype=None: greater(left, right)  # torch 1.13 gives a dtype that numpy 1.24 refuses
time.time = lambda: 1_700_000_000.25  # the tests' clock stands there too

from torch.utils.tensorboard import SummaryWriter  # noqa: E402  (after the clock was stopped)

FOLDER = os.path.dirname(os.path.abspath(__file__))


def keep(folder, name):
    """Keeps the one event file of a folder."""
    (file,) = [file for file in os.listdir(folder) if "tfevents" in file]
    shutil.copyfile(os.path.join(folder, file), os.path.join(FOLDER, name))


def numbers(count, exponents):
    """Numbers that floats hold exactly; with few exponents their sums and those of their squares are exact too."""
    return np.array([(i * 37 % 101 - 50) * 2.0 ** (i % exponents - exponents * 5 // 8) for i in range(count)])


with tempfile.TemporaryDirectory() as folder:
    with SummaryWriter(folder) as writer:
        for step, value in enumerate([0.0, 0.1, -1.5e30, math.nan, math.inf, -math.inf]):
            writer.add_scalar("loss/train", value, step)
        writer.add_scalar("Verlust/größer", 2.5, 300)
        writer.add_scalar("late", 2.5, 5_000_000_000)
        writer.add_histogram("narrow", numbers(200, 16), 1)
        writer.add_histogram("positive", np.array([1.0, 1.0, 2.0]), 2)
        writer.add_histogram("zero", np.array([0.0]), 3)
        writer.add_histogram("wide", numbers(300, 60), 4)
        writer.add_text("notes", "A *first* try: größer\n\n| a | b |", 5)
        writer.add_text("empty", "", 6)
    keep(folder, "torch.tfevents")

with tempfile.TemporaryDirectory() as folder:
    with SummaryWriter(folder, purge_step=7) as writer:
        writer.add_scalar("loss", 0.5, 7)
    keep(folder, "torch_purge.tfevents")

with tempfile.TemporaryDirectory() as folder:
    with SummaryWriter(folder) as writer:
        writer.add_scalars("losses/all", {"train": 0.5, "validation": 0.75}, 3)
    keep(os.path.join(folder, "losses_all_validation"), "torch_scalars.tfevents")
