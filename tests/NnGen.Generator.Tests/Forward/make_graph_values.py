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


def image(x, height, width, channels):
    """Samples with the channels last as PyTorch has them, channels first."""
    return x.reshape(-1, height, width, channels).permute(0, 3, 1, 2)


def flat(x):
    """An image as our samples have it, channels last."""
    return x.permute(0, 2, 3, 1).reshape(len(x), -1)


class Pools(torch.nn.Module):
    """Means of windows: side by side, overlapping with Keras's padding, of which only real elements count; all pixels at once."""

    inputs = 7 * 6 * 2

    def __init__(self):
        super().__init__()
        self.First, self.Head = torch.nn.Conv2d(2, 5, 2), linear(45 + 30 + 5 + 5, 2)

    def forward(self, x):
        x = torch.tanh(self.First(image(x, 7, 6, 2)))  # 6 x 5
        # Windows of 3, stride 2: of 6 lines one is added below, of 5 columns one on each side.
        padded = torch.nn.functional.pad(x, (1, 1, 0, 1))
        count = torch.nn.functional.avg_pool2d(torch.nn.functional.pad(torch.ones_like(x), (1, 1, 0, 1)), 3, stride=2)
        same = torch.nn.functional.avg_pool2d(padded, 3, stride=2) / count
        return self.Head(torch.cat([flat(same), flat(torch.nn.functional.avg_pool2d(x, 2)), x.mean(dim=(2, 3)), x.amax(dim=(2, 3))], dim=1))


class Resizing(torch.nn.Module):
    """Zeros around an image, borders cut off, enlarged by repeating and by interpolation."""

    inputs = 4 * 3 * 2

    def __init__(self):
        super().__init__()
        self.First, self.Second, self.Head = torch.nn.Conv2d(2, 5, 2), torch.nn.Conv2d(5, 3, 3), linear(8 * 5 * 3 + 9 * 6 * 5, 2)

    def forward(self, x):
        x = torch.tanh(self.First(image(x, 4, 3, 2)))  # 3 x 2
        near = torch.nn.functional.interpolate(x, scale_factor=2, mode="nearest")  # 6 x 4
        padded = torch.nn.functional.pad(near, (2, 1, 3, 1))  # 10 x 7
        between = torch.nn.functional.interpolate(x, scale_factor=4, mode="bilinear", align_corners=False)[:, :, 1:-2, 1:-1]  # 9 x 6
        return self.Head(torch.cat([flat(self.Second(padded)), flat(between)], dim=1))


class Depthwise(torch.nn.Module):
    """Each channel for itself: one kernel each, several each with Keras's padding and a stride, dilated; and in two steps."""

    inputs = 9 * 8 * 2

    def __init__(self):
        super().__init__()
        self.First, self.Second = torch.nn.Conv2d(2, 2, 3, groups=2), torch.nn.Conv2d(2, 6, 3, stride=2, groups=2)
        self.Third, self.Fourth = torch.nn.Conv2d(6, 6, 2, dilation=2, groups=6), SeparableConvolution(6, 4)
        self.Head = linear(2 * 1 * 4, 2)

    def forward(self, x):
        x = torch.relu(self.First(image(x, 9, 8, 2)))  # 7 x 6
        x = torch.tanh(self.Second(torch.nn.functional.pad(x, (0, 1, 1, 1))))  # 4 x 3; of 7 lines one on each side, of 6 columns one on the right
        x = self.Third(x)  # 2 x 1
        return self.Head(flat(torch.tanh(self.Fourth(x))))


class SeparableConvolution(torch.nn.Module):
    """Two kernels of 3 x 3 for each channel, with padding on all sides, then the channels of each pixel."""

    def __init__(self, inputs, filters):
        super().__init__()
        self.Depthwise = torch.nn.Conv2d(inputs, 2 * inputs, 3, padding=1, groups=inputs, bias=False)
        self.Pointwise = torch.nn.Conv2d(2 * inputs, filters, 1)

    def forward(self, x):
        return self.Pointwise(self.Depthwise(x))


class Transposed(torch.nn.Module):
    """Transposed convolutions: valid, with Keras's padding, with a stride longer than the kernel, dilated."""

    inputs = 3 * 4 * 2

    def __init__(self):
        super().__init__()
        self.First, self.Second = torch.nn.ConvTranspose2d(2, 5, 3, stride=2), torch.nn.ConvTranspose2d(5, 3, 3, stride=2)
        self.Third, self.Head = torch.nn.ConvTranspose2d(3, 2, 2, dilation=3), linear(17 * 21 * 2, 2)

    def forward(self, x):
        x = torch.relu(self.First(image(x, 3, 4, 2)))  # 7 x 9
        x = torch.tanh(self.Second(x)[:, :, :14, :18])  # 15 x 19 without the padding of 1, which is behind
        return self.Head(flat(self.Third(x)))  # 17 x 21


class Sequences(torch.nn.Module):
    """Sequences with the channels last: convolved, pooled."""

    inputs = 13 * 3

    def __init__(self):
        super().__init__()
        self.First, self.Second, self.Head = torch.nn.Conv1d(3, 5, 3, dilation=2), torch.nn.Conv1d(5, 4, 4, stride=2), linear(16 + 20 + 15 + 5, 2)

    def forward(self, x):
        x = torch.tanh(self.First(x.reshape(-1, 13, 3).permute(0, 2, 1)))  # 9
        # Nine steps with stride 2 and a window of 4: three are added, one of them before.
        same = self.Second(torch.nn.functional.pad(x, (1, 2)))  # 5
        same = same[:, :, :4]
        means = torch.nn.functional.avg_pool1d(x, 2)  # 4
        most = torch.nn.functional.max_pool1d(x, 3)  # 3
        parts = [part.permute(0, 2, 1).reshape(len(x), -1) for part in (same, means, most)]
        return self.Head(torch.cat([*parts, x.mean(dim=2)], dim=1))


class GroupedSequences(torch.nn.Module):
    """Sequences whose channels are in groups: dilated, and with a stride."""

    inputs = 13 * 4

    def __init__(self):
        super().__init__()
        self.First, self.Second = torch.nn.Conv1d(4, 6, 3, dilation=2, groups=2), torch.nn.Conv1d(6, 3, 2, stride=2, groups=3)
        self.Head = linear(4 * 3, 2)

    def forward(self, x):
        x = torch.tanh(self.First(x.reshape(-1, 13, 4).permute(0, 2, 1)))  # 9
        return self.Head(self.Second(x).permute(0, 2, 1).reshape(len(x), -1))  # 4


class GroupedConvolutions(torch.nn.Module):
    """Channels in groups: on a wide image, with a stride and Keras's padding, dilated."""

    inputs = 7 * 17 * 4

    def __init__(self):
        super().__init__()
        self.First, self.Second = torch.nn.Conv2d(4, 6, 3, groups=2), torch.nn.Conv2d(6, 9, 3, stride=2, padding=1, groups=3)
        self.Third, self.Head = torch.nn.Conv2d(9, 6, 2, dilation=2, groups=3), linear(36, 2)

    def forward(self, x):
        x = torch.tanh(self.First(image(x, 7, 17, 4)))  # 5 x 15
        x = torch.relu(self.Second(x))  # 3 x 8
        return self.Head(flat(self.Third(x)))


class Rectangles(torch.nn.Module):
    """Kernels and windows that are wider than high, or higher than wide: of each kind of convolution and pool."""

    inputs = 6 * 16 * 2

    def __init__(self):
        super().__init__()
        self.First, self.Second = torch.nn.Conv2d(2, 4, (1, 5)), torch.nn.Conv2d(4, 4, (3, 1), groups=4)
        self.Third, self.Fourth = torch.nn.Conv2d(4, 5, (2, 3), stride=2), torch.nn.ConvTranspose2d(5, 3, (2, 4), stride=2)
        self.Head = linear(4 * 14 * 3 + 7 * 3 + 4 * 13 * 3, 2)

    def forward(self, x):
        x = torch.tanh(self.First(image(x, 6, 16, 2)))  # 6 x 12
        x = torch.relu(self.Second(x))  # 4 x 12
        x = self.Third(torch.nn.functional.pad(x, (0, 1, 0, 0)))  # 2 x 6; to 12 columns one is added behind
        x = torch.tanh(self.Fourth(x))  # 4 x 14
        most = torch.nn.functional.max_pool2d(x, (3, 1), stride=2)  # 1 x 7
        mean = torch.nn.functional.avg_pool2d(x, (1, 2), stride=1)  # 4 x 13
        return self.Head(torch.cat([flat(x), flat(most), flat(mean)], dim=1))


class Groups(torch.nn.Module):
    """Normalised in groups of channels: two, and one of each channel."""

    inputs = 5 * 4 * 2

    def __init__(self):
        super().__init__()
        self.First, self.Norm, self.Each = torch.nn.Conv2d(2, 6, 2), torch.nn.GroupNorm(2, 6, eps=1e-3), torch.nn.GroupNorm(6, 6, eps=1e-3)
        self.Head = linear(4 * 3 * 6, 2)
        torch.nn.init.normal_(self.Norm.weight), torch.nn.init.normal_(self.Norm.bias)

    def forward(self, x):
        x = torch.relu(self.Norm(self.First(image(x, 5, 4, 2))))
        return self.Head(flat(self.Each(x)))


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


def depthwise(kernel, channels):
    """[channels · multiplier, 1, h, w] as [h, w, channels, multiplier]."""
    return numbers(kernel.reshape(channels, -1, *kernel.shape[2:]).permute(2, 3, 0, 1))


def parameters(model, of):
    result = {}
    for name, module in model.named_modules():
        if isinstance(module, torch.nn.Linear):
            result[name + ".Kernel"] = numbers(of(module.weight).T)
        elif isinstance(module, torch.nn.ConvTranspose2d):
            result[name + ".Kernel"] = numbers(of(module.weight).permute(2, 3, 1, 0))  # [in, out, h, w] to [h, w, out, in]
        elif isinstance(module, torch.nn.Conv2d):
            kernel = of(module.weight)  # [out, in / groups, h, w]
            if name.endswith(".Depthwise"):
                result[name[:-len("Depthwise")] + "DepthwiseKernel"] = depthwise(kernel, module.groups)
                continue
            if name.endswith(".Pointwise"):
                name = name[:-len(".Pointwise")]
                result[name + ".PointwiseKernel"] = numbers(kernel.permute(2, 3, 1, 0))
            elif module.groups == module.in_channels:
                result[name + ".Kernel"] = depthwise(kernel, module.groups)
            else:
                result[name + ".Kernel"] = numbers(kernel.permute(2, 3, 1, 0))
        elif isinstance(module, torch.nn.Conv1d):
            result[name + ".Kernel"] = numbers(of(module.weight).permute(2, 1, 0))
        elif isinstance(module, torch.nn.GroupNorm):
            result[name + ".Gamma"], result[name + ".Beta"] = numbers(of(module.weight)), numbers(of(module.bias))
            continue
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
    json.dump({kind.__name__: case(kind) for kind in (
        Residual, Siamese, Recurrence, Repeated, TwoOutputs, Convolutions, Pools, Resizing, Depthwise, Transposed, Sequences, Groups, Attention, GroupedConvolutions, Rectangles, GroupedSequences)}, file, indent=1)
    file.write("\n")
