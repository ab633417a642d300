"""Prints the reference numbers of TrainerTests. Run: python3 make_references.py (needs numpy, scikit-learn)."""
import numpy as np
from sklearn.metrics import confusion_matrix, log_loss
from sklearn.preprocessing import KBinsDiscretizer, StandardScaler

index = np.arange(10)
x = np.stack([(index * 3 % 7) / 4 - 0.5, (index * 5 % 11) / 8 - 0.25], axis=1)
y = 0.75 * x[:, :1] - 0.5 * x[:, 1:] + 0.125 + (index[:, None] % 3) / 8
weights = 0.5 + (index % 4) / 4


def fit(sample_weights, epochs=2, batch=3, rate=0.125, train=7):
    kernel, bias = np.zeros((2, 1)), np.zeros(1)
    rows = []
    for _ in range(epochs):
        losses, errors = 0.0, []
        for start in range(0, train, batch):
            part = slice(start, min(start + batch, train))
            difference = x[part] @ kernel + bias - y[part]
            count = len(difference)
            losses += np.sum(sample_weights[part, None] * difference**2)
            errors.append(difference)
            gradient = 2 * sample_weights[part, None] * difference / count
            kernel, bias = kernel - rate * x[part].T @ gradient, bias - rate * gradient.sum(0)
        errors = np.concatenate(errors)
        validation = x[train:] @ kernel + bias - y[train:]
        rows.append([losses / train, np.abs(errors).mean(), np.sqrt((errors**2).mean()),
                     np.mean(sample_weights[train:, None] * validation**2),
                     np.abs(validation).mean(), np.sqrt((validation**2).mean())])
    return np.array(rows), kernel.ravel(), bias


for name, used in [("unweighted", np.ones(10)), ("weighted", weights)]:
    rows, kernel, bias = fit(used)
    print(name, "loss mae rmse val_loss val_mae val_rmse")
    print(rows)
    print("kernel", kernel, "bias", bias)

far = np.float32([[10000.5, 1], [10001.5, 2], [10003.0, 4], [10000.0, 1]])
scaler = StandardScaler().fit(far.astype(np.float64))
print("mean", scaler.mean_, "variance", scaler.var_)
logits = np.float32([[2, 1, 0], [0, 3, 1], [1, 0, 2], [5, 1, 1], [0, 1, 2]])
labels = [0, 1, 1, 2, 2]
softmax = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
print("cross-entropy", log_loss(labels, softmax), "confusion", confusion_matrix(labels, logits.argmax(1)).tolist())

# Quantiles and bins; InputQuantilesTests and DiscretizationTests have the same formulas.
index = np.arange(23)
features = np.float32(np.stack([(index * 7 % 23) / 8 - 1.25, (index * 5 % 4) / 2, 3 + 0 * index, -1000 - (index * 11 % 23) ** 2 / 64], axis=1))
print("quantiles", np.float32(np.quantile(features.astype(np.float64), np.arange(1, 5) / 5, axis=0)).T.tolist())
distinct = features[:, [0, 3]].astype(np.float64)
bins = KBinsDiscretizer(5, strategy="quantile", encode="ordinal").fit(distinct)
print("edges", [edges[1:-1].tolist() for edges in bins.bin_edges_])
print("bins", bins.transform(np.concatenate([distinct, [[-99, -1e9], [99, 1e9]]])).astype(int).T.tolist())
