"""Embeddings and encodings of categories."""

from __future__ import annotations

from cases.case import Case
from stack.layers import Dense, Flatten
from stack.losses import MeanSquaredError
from stack.model import Model
from stack.optimizers import SGD, Adam
from stack.tokens import CategoryEncoding, Embedding


def token_cases():
    def case(name, tokens, layers, optimizer=None):
        model = Model([tokens], [*layers, Dense(6, "Tanh"), Dense(2)], MeanSquaredError(), optimizer or SGD(learning_rate=0.1),
                      input_limit=layers[0].vocabulary if isinstance(layers[0], Embedding) else layers[0].categories)
        return Case(f"Tokens{name}", model)

    yield case("Embedding", 5, [Embedding(7, 3), Flatten()])
    yield case("EmbeddingOfOne", 1, [Embedding(6, 17), Flatten()])
    yield case("EmbeddingVectors", 4, [Embedding(9, 16), Flatten()], Adam())
    yield case("EmbeddingL2", 3, [Embedding(5, 4, l2=0.03), Flatten()])
    yield case("EmbeddingFrozen", 3, [Embedding(5, 4, trainable=False), Flatten()])
    for mode in ("MultiHot", "OneHot", "Count"):
        yield case(f"CategoryEncoding{mode}", 4, [CategoryEncoding(7, mode), Flatten()])
    yield case("CategoryEncodingOneHotOfOne", 1, [CategoryEncoding(7, "OneHot"), Flatten()])
