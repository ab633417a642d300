"""Test accuracy of the network of examples/FashionMnistCnn in PyTorch: the same layers, initial distributions, Adam, learning rates and batches.

Usage: fashion_mnist_pytorch.py FOLDER SEED... (the folder with the four files *-ubyte.gz of Fashion-MNIST)
"""

import gzip
import math
import sys

import numpy
import torch
from torch import nn

EPOCHS, BATCH = 5, 64


def read(folder, part, kind, header):
    with gzip.open(f"{folder}/{part}-{kind}-ubyte.gz") as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=header)


def load(folder, part):
    images = read(folder, part, "images-idx3", 16).reshape(-1, 1, 28, 28)
    return torch.tensor(images, dtype=torch.float32) / 255, torch.tensor(read(folder, part, "labels-idx1", 8), dtype=torch.int64)


def network():
    layers = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 128), nn.ReLU(), nn.Linear(128, 10))
    for layer in layers:
        if hasattr(layer, "weight"):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return layers


def accuracy_after_training(seed, training, test):
    torch.manual_seed(seed)
    (images, labels), (test_images, test_labels) = training, test
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7)
    steps = EPOCHS * math.ceil(len(images) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 0.5 * (1 + math.cos(math.pi * step / steps)))
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(images)).split(BATCH):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images[batch]), labels[batch]).backward()
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        predicted = torch.cat([model(part).argmax(1) for part in test_images.split(1000)])
    return (predicted == test_labels).float().mean().item()


folder, seeds = sys.argv[1], [int(seed) for seed in sys.argv[2:]]
training, test = load(folder, "train"), load(folder, "t10k")
for seed in seeds:
    print(f"seed {seed}: test accuracy {accuracy_after_training(seed, training, test):.4f}", flush=True)
