"""Writes scikit_learn.json, the reference numbers of ScikitLearnTests. Run: /usr/bin/python3 make_scikit_learn.py (scikit-learn 1.2)."""
import json
import pathlib
import warnings

import numpy as np
import sklearn.metrics as m
from sklearn.calibration import calibration_curve

warnings.filterwarnings("ignore")
random = np.random.default_rng(6)
cases = []


def number(value):
    return None if value is None or np.isnan(value) else float(value)


def add(name, predictions, labels=None, targets=None, weights=None, multiclass=False, expected=None):
    predictions = np.asarray(predictions, np.float32)
    cases.append({
        "name": name, "width": 1 if predictions.ndim == 1 else predictions.shape[1], "multiClass": multiclass,
        "predictions": [float(x) for x in predictions.ravel()],
        "labels": None if labels is None else [int(x) for x in labels],
        "targets": None if targets is None else [float(x) for x in np.asarray(targets, np.float32).ravel()],
        "weights": None if weights is None else [float(x) for x in weights],
        "expected": {key: number(value) if np.isscalar(value) or value is None else [number(x) for x in value]
                     for key, value in expected.items()},
    })


def decisions(y, p, w, keywords):
    """The four ratios, per average."""
    out = {}
    for key, average in keywords.items():
        kw = {"average": average, "sample_weight": w, **({"labels": range(KLASSES)} if average is None else {})}
        out[f"precision{key}"] = m.precision_score(y, p, **kw)
        out[f"recall{key}"] = m.recall_score(y, p, **kw)
        out[f"f1{key}"] = m.f1_score(y, p, **kw)
        out[f"fbeta2{key}"] = m.fbeta_score(y, p, beta=2, **kw)
    return out


def binary(name, y, s, w=None, threshold=0.5):
    global KLASSES
    KLASSES = 2
    s = np.asarray(s, np.float32)
    y = np.asarray(y)
    p = (s > threshold).astype(int)
    out = decisions(y, p, w, {"": "binary", "Macro": "macro", "Micro": "micro", "Weighted": "weighted", "PerClass": None})
    out["specificity"] = m.recall_score(y, p, pos_label=0, sample_weight=w)
    out["accuracy"] = m.accuracy_score(y, p, sample_weight=w)
    out["balanced"] = m.balanced_accuracy_score(y, p, sample_weight=w)
    out["matthews"] = m.matthews_corrcoef(y, p, sample_weight=w)
    out["kappa"] = m.cohen_kappa_score(y, p, sample_weight=w)
    out["auc"] = m.roc_auc_score(y, s, sample_weight=w) if len(set(y)) == 2 else None
    out["prAuc"] = m.average_precision_score(y, s, sample_weight=w)
    out["logLoss"] = m.log_loss(y, s, sample_weight=w, labels=[0, 1])
    out["brier"] = m.brier_score_loss(y, s, sample_weight=w, pos_label=1)
    add(name, s, labels=y, weights=w, expected=out)


def classes(name, y, s, w=None):
    global KLASSES
    s = np.asarray(s, np.float32)
    y = np.asarray(y)
    KLASSES = s.shape[1]
    p = s.argmax(1)
    out = decisions(y, p, w, {"": "macro", "Macro": "macro", "Micro": "micro", "Weighted": "weighted", "PerClass": None})
    out["accuracy"] = m.accuracy_score(y, p, sample_weight=w)
    out["top2"] = m.top_k_accuracy_score(y, s, k=2, labels=range(KLASSES), sample_weight=w)
    out["balanced"] = m.balanced_accuracy_score(y, p, sample_weight=w)
    out["matthews"] = m.matthews_corrcoef(y, p, sample_weight=w)
    out["kappa"] = m.cohen_kappa_score(y, p, sample_weight=w)
    out["logLoss"] = m.log_loss(y, s, sample_weight=w, labels=range(KLASSES))
    onehot = np.eye(KLASSES, dtype=int)[y]
    if len(set(y)) == KLASSES:
        for key, average in [("", "macro"), ("Weighted", "weighted"), ("Micro", "micro"), ("PerClass", None)]:
            out[f"auc{key}"] = m.roc_auc_score(onehot, s, average=average, sample_weight=w)
        for key, average in [("", "macro"), ("Weighted", "weighted"), ("Micro", "micro"), ("PerClass", None)]:
            out[f"prAuc{key}"] = m.average_precision_score(onehot, s, average=average, sample_weight=w)
    else:
        out["auc"] = None
    add(name, s, labels=y, weights=w, multiclass=True, expected=out)


def multilabel(name, y, s, w=None):
    global KLASSES
    s = np.asarray(s, np.float32)
    KLASSES = s.shape[1]
    p = (s > 0.5).astype(int)
    out = decisions(y, p, w, {"": "macro", "Micro": "micro", "Weighted": "weighted", "PerClass": None})
    for key, average in [("", "macro"), ("Weighted", "weighted"), ("Micro", "micro"), ("PerClass", None)]:
        out[f"auc{key}"] = m.roc_auc_score(y, s, average=average, sample_weight=w)
        out[f"prAuc{key}"] = m.average_precision_score(y, s, average=average, sample_weight=w)
    add(name, s, targets=y, weights=w, expected=out)


def regression(name, y, s, w=None):
    y = np.asarray(y, np.float32)
    s = np.asarray(s, np.float32)
    exact, guess = y.astype(np.float64), s.astype(np.float64)
    flat = (exact.ravel(), guess.ravel())
    flat_w = None if w is None else np.repeat(w, exact.size // len(exact))
    out = {
        "mae": m.mean_absolute_error(*flat, sample_weight=flat_w), "mse": m.mean_squared_error(*flat, sample_weight=flat_w),
        "rmse": m.mean_squared_error(*flat, sample_weight=flat_w, squared=False),
        "mape": 100 * m.mean_absolute_percentage_error(*flat, sample_weight=flat_w),
        "r2": m.r2_score(exact, guess, sample_weight=w) if len(y) > 1 else None,
        "coverage": np.average(flat[0] <= flat[1], weights=flat_w),
    }
    add(name, s, targets=y, weights=w, expected=out)


n = 40
scores = random.random(n)
truth = (random.random(n) < scores).astype(int)
weights = np.round(random.random(n) * 3, 2)
weights[::7] = 0
binary("binary", truth, scores)
binary("binary, weights, some 0", truth, scores, weights)
binary("binary, ties", truth, np.round(scores * 4) / 4)
binary("binary, ties and weights", truth, np.round(scores * 4) / 4, weights)
binary("binary, all scores equal", truth, np.full(n, 0.25))
binary("binary, rare", (np.arange(n) % 20 == 3).astype(int), scores)
binary("binary, no positive", np.zeros(8, int), scores[:8])
binary("binary, all positive", np.ones(8, int), scores[:8])
binary("binary, none taken for positive", truth[:9], scores[:9] / 4)
binary("binary, certain", [0, 1, 1, 0], [0, 1, 0, 1])


def softmax(x):
    e = np.exp(x - x.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


logits = random.normal(size=(n, 4))
four = softmax(logits)
truth4 = np.array([random.choice(4, p=row) for row in softmax(2 * logits)])
classes("classes", truth4, four)
classes("classes, weights", truth4, four, weights)
classes("classes, one absent from truth", np.where(truth4 == 2, 1, truth4), four)
classes("classes, one absent from both", np.where(truth4 == 2, 1, truth4), four * np.array([1, 1, 1e-6, 1]))
classes("classes, imbalanced", np.where(np.arange(n) % 10 == 0, truth4, 0), four)
probabilities = random.random((n, 3))
multilabel("labels", (random.random((n, 3)) < probabilities).astype(int), probabilities)
multilabel("labels, weights", (random.random((n, 3)) < probabilities).astype(int), probabilities, weights)

y = random.normal(size=n) * 3 + 10
regression("numbers", y, y + random.normal(size=n))
regression("numbers, weights", y, y + random.normal(size=n), weights)
regression("numbers, large offset", y + 100000, y + 100000 + random.normal(size=n))
regression("numbers, two outputs", np.stack([y, 3 * y + 1], 1), np.stack([y + 1, 2 * y], 1))
regression("numbers, constant target", np.full(5, 2.5), [2, 2.5, 3, 2.5, 1])
regression("numbers, constant and right", np.full(5, 2.5), np.full(5, 2.5))
regression("numbers, worse than the mean", [1, 2, 3], [3, 2, 1])
regression("numbers, one sample", [1], [1.5])

tied = np.float32(np.round(scores * 8) / 8)
fpr, tpr, thresholds = m.roc_curve(truth, tied, drop_intermediate=False)
precision, recall, pr_thresholds = m.precision_recall_curve(truth, tied)
share, mean = calibration_curve(truth, tied, n_bins=5)
wfpr, wtpr, _ = m.roc_curve(truth, tied, drop_intermediate=False, sample_weight=weights)
curves = {
    "scores": tied.tolist(), "labels": truth.tolist(), "weights": weights.tolist(),
    "falsePositiveRates": fpr.tolist(), "truePositiveRates": tpr.tolist(), "rocThresholds": thresholds[1:].tolist(),
    "weightedFalsePositiveRates": wfpr.tolist(), "weightedTruePositiveRates": wtpr.tolist(),
    "precisions": precision.tolist(), "recalls": recall.tolist(), "precisionRecallThresholds": pr_thresholds.tolist(),
    "calibrationShares": share.tolist(), "calibrationMeans": mean.tolist(),
}
predicted4 = four.argmax(1)
names = ["cat", "dog", "hippopotamus", "eel"]
report = {
    "actual": truth4.tolist(), "predicted": predicted4.tolist(), "classNames": names,
    "text": m.classification_report(truth4, predicted4, target_names=names),
    "ofActual": m.confusion_matrix(truth4, predicted4, normalize="true").ravel().tolist(),
    "ofPredicted": m.confusion_matrix(truth4, predicted4, normalize="pred").ravel().tolist(),
    "ofAll": m.confusion_matrix(truth4, predicted4, normalize="all").ravel().tolist(),
}
content = {"cases": cases, "curves": curves, "report": report}
path = pathlib.Path(__file__).with_name("scikit_learn.json")
path.write_text(json.dumps(content, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")
