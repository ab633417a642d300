"""The optimizers of stack/more_optimizers.py, and what all optimizers take."""

from __future__ import annotations

from cases.case import Case
from stack.layers import Dense
from stack.losses import MeanSquaredError
from stack.model import Model
from stack.more_optimizers import Adadelta, Adagrad, Lamb, Lion, Nadam, RMSprop
from stack.optimizers import SGD, Adam


def more_optimizer_cases():
    def case(name, optimizer, **options):
        return Case(f"Optimizer{name}", Model([5], [Dense(9, "Tanh"), Dense(2)], MeanSquaredError(), optimizer), samples=8, **options)

    yield case("RMSprop", RMSprop())
    yield case("RMSpropArguments", RMSprop(learning_rate=0.01, rho=0.8, momentum=0.5, epsilon=0.001))
    yield case("RMSpropCentered", RMSprop(learning_rate=0.01, momentum=0.9, centered=True))
    yield case("Adagrad", Adagrad())
    yield case("AdagradArguments", Adagrad(learning_rate=0.1, initial_accumulator_value=0.0, epsilon=0.001))
    yield case("Adadelta", Adadelta())
    yield case("AdadeltaArguments", Adadelta(learning_rate=1.0, rho=0.9, epsilon=0.001))
    yield case("Nadam", Nadam())
    yield case("NadamArguments", Nadam(learning_rate=0.01, beta1=0.8, beta2=0.95, epsilon=0.001, momentum_decay=1.0))
    yield case("Lion", Lion())
    yield case("LionArguments", Lion(learning_rate=0.003, beta1=0.8, beta2=0.9, weight_decay=0.1))
    yield case("Lamb", Lamb(), zero_biases=True)
    yield case("LambArguments", Lamb(learning_rate=0.02, beta1=0.8, beta2=0.95, epsilon=0.001, weight_decay=0.05))

    yield case("SGDWeightDecay", SGD(learning_rate=0.05, momentum=0.9, weight_decay=0.1))
    yield case("AdamWeightDecay", Adam(learning_rate=0.01, weight_decay=0.1))
    yield case("ClipNorm", SGD(learning_rate=0.1, clip_norm=0.2))
    yield case("Average", Adam(learning_rate=0.05, use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=5))
    yield case("AverageAlone", Adam(learning_rate=0.05, use_ema=True))
    yield case("AllOptions", RMSprop(learning_rate=0.01, momentum=0.9, weight_decay=0.1, global_clip_norm=0.6, clip_norm=0.3,
                                     clip_value=0.05, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=2))
