"""Encodes the records of scikit_learn.json with scikit-learn: python3 make_scikit_learn.py"""
import json, os
import numpy as np
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.impute import MissingIndicator

AMOUNT = [12.5, 300.0, 45.25, 7.0, 99.0, 1250.5]
AGE = [31, 45, 22, 67, 38, 51]
INCOME = [2500.0, None, 1800.0, None, 4200.5, 3100.0]
HOUSING = [0, 2, 1, 1, 0, 2]
ONLINE = [1, 0, 1, 0, 0, 1]

numbers = np.array([[np.nan if v is None else v for v in c] for c in (AMOUNT, AGE, INCOME)]).T
scaled = StandardScaler().fit_transform(numbers)
missing = MissingIndicator(features="all").fit_transform(numbers)[:, 2:3].astype(float)
housing = OneHotEncoder(categories=[[0, 1, 2]]).fit_transform(np.array(HOUSING).reshape(-1, 1)).toarray()
encoded = np.hstack([np.nan_to_num(scaled), missing, housing, np.array(ONLINE, float).reshape(-1, 1)])
data = {"amount": AMOUNT, "age": AGE, "income": INCOME, "housing": HOUSING, "online": ONLINE, "encoded": encoded.tolist()}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "scikit_learn.json"), "w") as file:
    json.dump(data, file, indent=1)
    file.write("\n")
