"""Writes and checks safetensors files with nothing but struct and json, independently of the library.

    make_fixture.py                writes tiny.safetensors, which the tests read
    make_fixture.py check FILE     checks the byte layout of a file that the library saved, and prints its tensors
"""
import json
import pathlib
import struct
import sys

# Names, shapes and values are those of ModelFileFixtureTests.
TENSORS = {
    "Normalization1.Mean": [3],
    "Normalization1.Variance": [3],
    "Dense1.Kernel": [3, 40],
    "Dense1.Bias": [40],
    "Dense2.Kernel": [40, 2],
    "Dense2.Bias": [2],
}
METADATA = {"format": "nngen", "version": "1", "model": "Tiny", "architecture": "5eed"}


def count(shape):
    product = 1
    for size in shape:
        product *= size
    return product


def make(path):
    header, data = {"__metadata__": METADATA}, b""
    for ordinal, (name, shape) in enumerate(TENSORS.items()):
        values = [ordinal + element / 128 for element in range(count(shape))]
        begin = len(data)
        data += struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [begin, len(data)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def refuse_duplicates(pairs):
    assert len(dict(pairs)) == len(pairs), "a key appears twice"
    return dict(pairs)


def check(path):
    content = path.read_bytes()
    (length,) = struct.unpack_from("<Q", content)
    text = content[8:8 + length]
    assert text.startswith(b"{"), "the header must begin with a brace"
    assert (8 + length) % 8 == 0, "the data must be aligned"
    header = json.loads(text, object_pairs_hook=refuse_duplicates)
    metadata = header.pop("__metadata__")
    assert all(isinstance(value, str) for value in metadata.values()), "metadata must be strings"
    print(metadata)
    assert list(header) == sorted(header), "keys must be sorted"
    covered = 0
    for name, tensor in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, end = tensor["data_offsets"]
        assert set(tensor) == {"dtype", "shape", "data_offsets"} and tensor["dtype"] == "F32"
        assert begin == covered and end - begin == 4 * count(tensor["shape"]), name
        values = struct.unpack_from(f"<{count(tensor['shape'])}f", content, 8 + length + begin)
        print(name, tensor["shape"], *(f"{value:.6g}" for value in values[:4]))
        covered = end
    assert 8 + length + covered == len(content), "bytes follow the last tensor"


if __name__ == "__main__":
    if sys.argv[1:2] == ["check"]:
        check(pathlib.Path(sys.argv[2]))
    else:
        make(pathlib.Path(__file__).with_name("tiny.safetensors"))
