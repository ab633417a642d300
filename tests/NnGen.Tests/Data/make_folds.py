"""Prints the fold of each sample, the reference of DatasetFoldsTests. Run: /usr/bin/python3 make_folds.py (scikit-learn 1.2)."""
import numpy as np
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold
from sklearn.utils.class_weight import compute_class_weight

labels = np.array([2, 0, 0, 1, 2, 1, 1, 0, 0, 0, 1, 2, 0, 2, 1, 0, 0, 1, 0, 2, 0, 0, 1])
groups = np.array([5, 5, 1, 7, 1, 5, 2, 2, 9, 9, 9, 9, 7, 3, 3, 1, 5, 4, 4, 2, 2, 8, 1])


def folds(splitter, **arguments):
    result = np.zeros(len(labels), int)
    for fold, (_, held) in enumerate(splitter.split(np.zeros((len(labels), 1)), **arguments)):
        result[held] = fold
    return ", ".join(map(str, result))


print("KFold(4):", folds(KFold(4)))
for k in (2, 3, 5):
    print(f"StratifiedKFold({k}):", folds(StratifiedKFold(k), y=labels))
print("GroupKFold(3):", folds(GroupKFold(3), groups=groups))
print("GroupKFold(4):", folds(GroupKFold(4), groups=groups))
print("balanced:", compute_class_weight("balanced", classes=[0, 1, 2], y=labels).tolist())
