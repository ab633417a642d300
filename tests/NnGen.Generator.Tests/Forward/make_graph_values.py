"""Makes graph_values.json: what PyTorch computes for the graphs of GraphPyTorchTests. Run with PyTorch; needs nothing else."""
import json
import torch

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)


def linear(inputs, outputs):
    return torch.nn.Linear(inputs, outputs)


class Residual(torch.nn.Module):
    """Head(ReLU(x + Branch(x))), a skip connection."""

    inputs = 5

    def __init__(self):
        super().__init__()
        self.Branch, self.Head = linear(5, 5), linear(5, 2)

    def forward(self, x):
        return self.Head(torch.relu(x + self.Branch(x)))


class Siamese(torch.nn.Module):
    """One layer on two halves of the input, their difference and product."""

    inputs = 8

    def __init__(self):
        super().__init__()
        self.Encoder, self.Head = linear(4, 6), linear(13, 2)

    def forward(self, x):
        a, b = torch.tanh(self.Encoder(x[:, :4])), torch.tanh(self.Encoder(x[:, 4:]))
        mean = (a * b).mean(dim=1, keepdim=True)
        return self.Head(torch.cat([torch.abs(a - b), a * b, mean], dim=1))


class Recurrence(torch.nn.Module):
    """The same layer three times, with a gate and constants."""

    inputs = 4

    def __init__(self):
        super().__init__()
        self.Step, self.Gate, self.Head = linear(4, 4), linear(4, 4), linear(4, 2)

    def forward(self, x):
        h = x
        for _ in range(3):
            g = torch.sigmoid(self.Gate(h))
            h = g * torch.tanh(self.Step(h)) + (1 - g) * h
        return self.Head(2 * h - 0.5 / (h * h + 1))


class Inner(torch.nn.Module):
    """ReLU(x + Up(tanh(Down(x)))), a block."""

    def __init__(self, width):
        super().__init__()
        self.Down, self.Up = linear(6, width), linear(width, 6)

    def forward(self, x):
        return torch.relu(x + self.Up(torch.tanh(self.Down(x))))


class Repeated(torch.nn.Module):
    """Blocks three times after each other, and one of another width."""

    inputs = 5

    def __init__(self):
        super().__init__()
        self.Stem, self.Blocks, self.Wide = linear(5, 6), torch.nn.ModuleList(Inner(3) for _ in range(3)), Inner(8)
        self.Head = linear(6, 2)

    def forward(self, x):
        x = self.Stem(x)
        for block in self.Blocks:
            x = block(x)
        return self.Head(self.Wide(x))


class Convolutions(torch.nn.Module):
    """Images with the channels last: valid, pooled, then strided with Keras's padding, which is not the same on both sides, and dilated."""

    inputs = 9 * 8 * 2

    def __init__(self):
        super().__init__()
        self.First, self.Second = torch.nn.Conv2d(2, 5, 3), torch.nn.Conv2d(5, 18, 3, stride=2)
        self.Third, self.Head = torch.nn.Conv2d(18, 3, 2, dilation=2), linear(3, 2)

    def forward(self, x):
        x = torch.relu(self.First(x.reshape(-1, 9, 8, 2).permute(0, 3, 1, 2)))  # 7 x 6
        x = torch.nn.functional.max_pool2d(x, 2, stride=1)  # 6 x 5
        x = torch.tanh(self.Second(torch.nn.functional.pad(x, (1, 1, 0, 1))))  # 3 x 3; of 6 lines one is added below, of 5 columns one on each side
        x = self.Third(x)  # 1 x 1
        return self.Head(x.permute(0, 2, 3, 1).reshape(len(x), -1))


class Attention(torch.nn.Module):
    """Products of computed matrices, two heads of three steps, and sums, means and maxima along middle dimensions."""

    inputs = 6

    def __init__(self):
        super().__init__()
        self.Query, self.Key, self.Value, self.Head = linear(6, 24), linear(6, 24), linear(6, 24), linear(24 + 8 + 12 + 8 + 32, 2)

    def forward(self, x):
        q, k, v = (layer(x).reshape(-1, 2, 3, 4) for layer in (self.Query, self.Key, self.Value))
        y = torch.softmax(0.5 * (q @ k.transpose(2, 3)), dim=3) @ v
        parts = y, y.sum(dim=2), y.mean(dim=1), y.amax(dim=2), y.transpose(2, 3) @ y
        return self.Head(torch.cat([part.reshape(len(x), -1) for part in parts], dim=1))


class TwoOutputs(torch.nn.Module):
    """A number and a class from one trunk: targets and predictions lie side by side, the class as a number and as probabilities."""

    inputs = 6

    def __init__(self):
        super().__init__()
        self.Trunk, self.Price, self.Kind = linear(6, 8), linear(8, 1), linear(8, 3)

    def heads(self, x):
        trunk = torch.tanh(self.Trunk(x))
        return self.Price(trunk), self.Kind(trunk)

    def forward(self, x):
        price, kind = self.heads(x)
        return torch.cat([price, torch.softmax(kind, dim=1)], dim=1)

    def targets(self, samples):
        return torch.cat([torch.randn(samples, 1), torch.randint(3, (samples, 1)).double()], dim=1)

    def loss(self, x, y):
        price, kind = self.heads(x)
        return 0.25 * torch.nn.functional.mse_loss(price, y[:, :1]) + 2 * torch.nn.functional.cross_entropy(kind, y[:, 1].long())


def numbers(tensor):
    return [float(v) for v in tensor.detach().reshape(-1)]


def parameters(model, of):
    result = {}
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Linear):
            result[name + ".Kernel"] = numbers(of(module.weight).T)
        elif isinstance(module, torch.nn.Conv2d):
            result[name + ".Kernel"] = numbers(of(module.weight).permute(2, 3, 1, 0))
        else:
            continue
        result[name + ".Bias"] = numbers(of(module.bias))
    return result


def case(kind):
    model = kind()
    x = torch.randn(7, kind.inputs)
    y = model.targets(7) if hasattr(model, "targets") else torch.randn(7, 2)
    start = parameters(model, lambda p: p)
    predictions = numbers(model(x))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses, gradients = [], None
    for step in range(10):
        optimizer.zero_grad()
        loss = model.loss(x, y) if hasattr(model, "loss") else torch.nn.functional.mse_loss(model(x), y)
        loss.backward()
        gradients = gradients or parameters(model, lambda p: p.grad)
        losses.append(float(loss))
        optimizer.step()
    return {
        "inputs": numbers(x), "targets": numbers(y), "parameters": start, "predictions": predictions,
        "gradients": gradients, "losses": losses, "final": parameters(model, lambda p: p),
    }


with open("graph_values.json", "w", encoding="utf-8", newline="\n") as file:
    json.dump({kind.__name__: case(kind) for kind in (Residual, Siamese, Recurrence, Repeated, TwoOutputs, Convolutions, Attention)}, file, indent=1)
    file.write("\n")
