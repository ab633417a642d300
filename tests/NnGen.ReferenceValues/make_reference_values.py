#!/usr/bin/env python3
"""Writes the reference values in values/: one JSON file for each case of cases/, computed by PyTorch.

With arguments (`'Layer*'`), only the cases whose names match one of these patterns are made.

Inputs, targets and initial parameters are numbers of few decimals, rounded to single precision; everything after that is computed in
double precision. Each case is then run again in single precision. A case whose two runs disagree, or which comes close to a kink, is a
poor judge: another seed is taken.
"""

from __future__ import annotations

import fnmatch
import json
import pathlib
import sys
import zlib

import numpy
import torch

from cases import Case, all_cases
from stack import core
from stack.optimizers import Optimizer

STEPS = 10
SMALLEST_KINK_DISTANCE = 1e-4
LARGEST_DEVIATION = 2e-5
VALUES = pathlib.Path(__file__).parent / "values"


def rounded(array, decimals: int = 3) -> numpy.ndarray:
    return numpy.round(array, decimals).astype(numpy.float32)


def make_targets(case: Case, random: numpy.random.Generator) -> numpy.ndarray:
    samples, width = case.samples, case.model.output_size
    kind = case.model.loss.targets
    if kind == "labels":
        return random.integers(0, width, samples)
    if kind == "binary":
        # Mostly 0 and 1; the loss allows what lies between.
        targets = random.integers(0, 2, (samples, width)).astype(numpy.float32)
        targets[-1] = 0.25
        return targets
    if kind == "distribution":
        # Half of the rows are one-hot, half are spread; sixteenths, so that each sums to exactly 1.
        rows = [random.multinomial(16, numpy.full(width, 1 / width)) / 16 if i % 2 else numpy.eye(width)[random.integers(0, width)]
                for i in range(samples)]
        return numpy.array(rows, dtype=numpy.float32)
    if kind == "one-hot":
        return numpy.eye(width, dtype=numpy.float32)[random.integers(0, width, samples)]
    if kind in ("signs", "zero-or-one"):
        yes = random.integers(0, 2, (samples, width)).astype(numpy.float32)
        return 2 * yes - 1 if kind == "signs" else yes
    if kind == "counts":
        return random.poisson(2.0, (samples, width)).astype(numpy.float32)
    if kind == "number":
        return rounded(random.normal(0.0, 1.5, (samples, 1)))
    return rounded(random.normal(0.0, 1.5, (samples, width)))


def make_data(case: Case, seed: int) -> dict[str, numpy.ndarray]:
    random = numpy.random.Generator(numpy.random.PCG64(seed))
    model = case.model
    data = {"inputs": rounded(random.normal(0.0, 1.0, (case.samples, *model.input_shape)) * case.input_scale)}
    for name, shape in model.parameters.items():
        is_kernel = name.endswith("Kernel")
        values = random.normal(0.0, 1.0 / numpy.sqrt(shape[0]) if is_kernel else 0.3, shape)
        data[name] = rounded(values if is_kernel or not case.zero_biases else values * 0)
    data["targets"] = make_targets(case, random)
    if case.weighted:
        data["sampleWeights"] = rounded(random.uniform(0.2, 2.5, case.samples), 2)
        data["sampleWeights"][1] = 0
    if case.first_sample_is_zero:
        data["inputs"][0] = 0
    if case.first_target_is_hit:
        data["targets"][0] = data["Dense1.Bias"]
    if case.constant_feature is not None:
        data["inputs"][..., -1] = case.constant_feature
    return data


def run(case: Case, data: dict[str, numpy.ndarray], dtype: torch.dtype) -> dict:
    """Predicts, differentiates and trains; all arrays of the result are double precision."""
    model = case.model
    tensors = {name: torch.tensor(values, dtype=torch.int64 if values.dtype.kind == "i" else dtype) for name, values in data.items()}
    inputs, targets = tensors["inputs"], tensors["targets"]
    sample_weights = tensors.get("sampleWeights", torch.ones(case.samples, dtype=dtype))
    parameters = {name: tensors[name].requires_grad_(name not in model.frozen) for name in model.parameters}
    trained = [p for p in parameters.values() if p.requires_grad]
    optimizer = model.optimizer.create(trained)

    result = {"predictions": model.forward(inputs, parameters, for_loss=False).detach().double().numpy()}
    losses, averages = [], []
    for step in range(STEPS):
        optimizer.zero_grad(set_to_none=True)
        loss = model.mean_loss(inputs, targets, sample_weights, parameters)
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            result |= {f"gradient/{name}": p.grad.double().numpy().copy() for name, p in parameters.items() if p.requires_grad}
            require_that_clipping_matters(model.optimizer, trained)
        model.optimizer.clip(trained)
        model.optimizer.decay(trained)
        optimizer.step()
        model.optimizer.average(trained, averages, step + 1)
    result |= {f"final/{name}": p.detach().double().numpy() for name, p in parameters.items()}
    result["losses"] = numpy.array(losses)
    return result


def require_that_clipping_matters(optimizer: Optimizer, trained: list[torch.Tensor]) -> None:
    gradients = torch.cat([p.grad.flatten() for p in trained])
    if optimizer.global_clip_norm:
        assert gradients.norm() > 1.5 * optimizer.global_clip_norm
    if optimizer.clip_norm:
        assert any(p.grad.norm() > 1.5 * optimizer.clip_norm for p in trained)
    if optimizer.clip_value:
        assert (gradients.abs() > optimizer.clip_value).any()


def deviation(truth: dict, single: dict) -> float:
    """The largest difference, relative to the largest element of its array."""
    return max(numpy.abs(truth[name] - single[name]).max() / max(numpy.abs(truth[name]).max(), 1e-3) for name in truth)


def choose(case: Case) -> tuple[dict, dict, float]:
    first_seed = zlib.crc32(case.name.encode())
    for attempt in range(200):
        data = make_data(case, first_seed + attempt)
        core.forget_kinks()
        truth = run(case, data, torch.float64)
        if core.nearest_kink < SMALLEST_KINK_DISTANCE:
            continue
        error = deviation(truth, run(case, data, torch.float32))
        if error < LARGEST_DEVIATION and all(numpy.isfinite(values).all() for values in truth.values()):
            return data, truth, error
    raise RuntimeError(f"{case.name}: no seed makes a good judge")


def single_precision(values: numpy.ndarray) -> list[float]:
    """The shortest decimals that read back as the same single-precision numbers."""
    return [float(str(value)) for value in values.astype(numpy.float32).ravel()]


def to_json(case: Case, data: dict, truth: dict) -> str:
    model = case.model
    tensors = {"inputs": data["inputs"]}
    if data["targets"].dtype.kind != "i":
        tensors["targets"] = data["targets"]
    if case.weighted:
        tensors["sampleWeights"] = data["sampleWeights"]
    tensors |= {f"initial/{name}": data[name] for name in model.parameters}
    tensors |= {name: values for name, values in truth.items() if name != "losses"}

    compact = {"separators": (",", ":"), "allow_nan": False}
    lines = [f'    {json.dumps(name)}: ' + json.dumps({"shape": list(values.shape), "data": single_precision(values)}, **compact)
             for name, values in tensors.items()]
    fields = [
        f'  "attributes": {json.dumps(model.attributes())}',
        f'  "inputShape": {json.dumps(model.input_shape)}',
        '  "tensors": {\n' + ",\n".join(lines) + "\n  }",
    ]
    if data["targets"].dtype.kind == "i":
        fields.append(f'  "labels": {json.dumps(data["targets"].tolist(), **compact)}')
    fields.append(f'  "losses": {json.dumps(truth["losses"].tolist(), **compact)}')
    return "{\n" + ",\n".join(fields) + "\n}\n"


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    VALUES.mkdir(exist_ok=True)
    patterns = sys.argv[1:]
    cases = all_cases()
    assert len({case.name for case in cases}) == len(cases)
    if patterns:
        cases = [case for case in cases if any(fnmatch.fnmatchcase(case.name, pattern) for pattern in patterns)]
    else:
        for stale in VALUES.glob("*.json"):
            stale.unlink()
    for case in cases:
        data, truth, error = choose(case)
        text = to_json(case, data, truth)
        (VALUES / f"{case.name}.json").write_text(text, encoding="utf-8", newline="\n")
        losses = truth["losses"]
        print(f"{case.name:45} {len(text) / 1024:6.1f} KB   loss {losses[0]:9.5f} -> {losses[-1]:9.5f}   single precision off by {error:.1e}")
    print(f"{len(cases)} cases, PyTorch {torch.__version__}, NumPy {numpy.__version__}")


if __name__ == "__main__":
    main()
