"""Resized images by PyTorch: bilinear with half-pixel centres, plain and with antialiasing, as floats. Run with torch; writes resized.txt beside it."""
import pathlib

import torch

SIZES = [(7, 5, 13, 11), (12, 9, 4, 5), (3, 3, 3, 3), (1, 1, 4, 2), (2, 9, 7, 3), (50, 41, 3, 4)]


def pixel(row, column, channel):
    """The same formula as in ResizeTests."""
    return (row * 37 + column * 11 + channel * 91 + row * column * 5) % 256


lines = []
for height, width, new_height, new_width in SIZES:
    image = torch.tensor(
        [[[pixel(y, x, c) for x in range(width)] for y in range(height)] for c in range(3)], dtype=torch.float64)[None]
    for antialias in (False, True):
        resized = torch.nn.functional.interpolate(
            image, size=(new_height, new_width), mode="bilinear", align_corners=False, antialias=antialias)
        values = resized[0].permute(1, 2, 0).flatten().tolist()
        lines.append(f"{height} {width} {new_height} {new_width} {int(antialias)} " + " ".join(f"{value:.4f}" for value in values))
pathlib.Path(__file__).with_name("resized.txt").write_text("\n".join(lines) + "\n")
