"""Writes the npy files beside this script. Run: python3 make_fixtures.py (needs numpy)."""
import io
import pathlib

import numpy as np

here = pathlib.Path(__file__).parent


def save(name, array, version=(1, 0)):
    with open(here / name, "wb") as file:
        np.lib.format.write_array(file, array, version=version)


numbers = np.array([[1.5, -2.25, 3.0], [4.0, 5.5, -6.75]])
for code in ["f4", "f8"]:
    save(f"matrix_{code}.npy", numbers.astype("<" + code))
whole = np.array([[1, 2, 3], [100, 101, 102]])
for code in ["i1", "i2", "i4", "i8", "u1", "u2"]:
    save(f"matrix_{code}.npy", whole.astype(code if code[1] == "1" else "<" + code))
save("matrix_b1.npy", np.array([[True, False, True], [False, False, True]]))
save("matrix_big_endian.npy", numbers.astype(">f4"))
save("matrix_version2.npy", numbers.astype("<f4"), (2, 0))
save("matrix_version3.npy", numbers.astype("<f4"), (3, 0))
save("fortran_2_3_4.npy", np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4)))
save("scalar.npy", np.float32(7.5))
save("complex.npy", np.array([1 + 2j]))
save("labels.npy", np.array([1, 0], dtype="<i8"))
