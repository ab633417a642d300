"""Writes the npy, npz and idx files beside this script. Run: python3 make_fixtures.py (needs numpy)."""
import gzip
import io
import pathlib
import struct

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

arrays = {"x": np.arange(12, dtype="<f4").reshape(4, 3) / 4, "y": np.array([2, 0, 1, 2]), "weights": np.array([0.5, 1, 2, 4])}
np.savez(here / "arrays.npz", **arrays)
np.savez_compressed(here / "arrays_compressed.npz", **arrays)


def idx(code, array):
    """The format of the MNIST database: two zeros, the element type, the rank, the dimensions, the elements; all big-endian."""
    return struct.pack(f">BBBB{array.ndim}i", 0, 0, code, array.ndim, *array.shape) + array.astype(array.dtype.newbyteorder(">")).tobytes()


images = np.arange(3 * 2 * 2, dtype=np.uint8).reshape(3, 2, 2) * 20
(here / "images.idx3-ubyte.gz").write_bytes(gzip.compress(idx(0x08, images), mtime=0))
(here / "labels.idx1-ubyte").write_bytes(idx(0x08, np.array([1, 0, 2], dtype=np.uint8)))
for code, type in [(0x09, "i1"), (0x0B, "i2"), (0x0C, "i4"), (0x0D, "f4"), (0x0E, "f8")]:
    (here / f"numbers_{type}.idx").write_bytes(idx(code, np.array([[-3, 0, 100], [1, 2, 3]], dtype=type)))
