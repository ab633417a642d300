"""The whole model."""

from __future__ import annotations

import dataclasses

from .optimizers import Optimizer


@dataclasses.dataclass
class Model:
    input_shape: list[int]
    layers: list
    loss: object
    optimizer: Optimizer

    def __post_init__(self):
        """Names parameters as the library does: the kind of the layer and its ordinal among that kind."""
        self.parameters: dict[str, list[int]] = {}
        self.frozen: set[str] = set()
        self.layer_names: list[str] = []
        counts: dict[str, int] = {}
        shape = list(self.input_shape)
        for layer in self.layers:
            kind = type(layer).__name__
            counts[kind] = counts.get(kind, 0) + 1
            name = f"{kind}{counts[kind]}"
            self.layer_names.append(name)
            for role, parameter_shape in layer.parameter_shapes(shape).items():
                self.parameters[f"{name}.{role}"] = parameter_shape
                if not layer.trainable or role in getattr(layer, "statistics", ()):
                    self.frozen.add(f"{name}.{role}")
            shape = layer.output_shape(shape)
        self.output_size = shape[0]

    def attributes(self) -> str:
        shape = ", ".join(str(d) for d in self.input_shape)
        lines = [f"[Model, Input({shape})]"] + [f"[{layer.attribute()}]" for layer in self.layers]
        return "\n".join(lines + [f"[{self.loss.attribute()}, {self.optimizer.attribute()}]"])

    @property
    def has_statistics(self) -> bool:
        return any(getattr(layer, "statistics", ()) for layer in self.layers)

    def forward(self, x, parameters, for_loss: bool, training: bool = False):
        """Predictions, or with `for_loss` what the loss is computed from: logits, when the head is fused with the loss."""
        for index, (name, layer) in enumerate(zip(self.layer_names, self.layers)):
            own = {key.split(".")[1]: value for key, value in parameters.items() if key.startswith(name + ".")}
            is_fused_head = for_loss and index == len(self.layers) - 1 and layer.activation == self.loss.fused_head
            layer.training = training
            x = layer.forward(x, own, is_fused_head)
        return x

    def mean_loss(self, inputs, targets, sample_weights, parameters, training: bool = True):
        losses = self.loss.per_sample(self.forward(inputs, parameters, for_loss=True, training=training), targets)
        data_loss = (losses * sample_weights).sum() / len(inputs)
        penalties = [layer.penalty({key.split(".")[1]: value for key, value in parameters.items() if key.startswith(name + ".")})
                     for name, layer in zip(self.layer_names, self.layers)]
        return data_loss + sum(penalties)
