"""Counts of the dead in one file for each kind, so that what a folder holds goes with the living and not with how many
ever lived. Imported once the folder is named in the environment: the library looks there when it is loaded."""

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from prometheus_client.mmap_dict import MmapedDict


def fold(files: Sequence[Path], into: Path, *, room: int) -> None:
    """Add up counters or histograms, which are sums by key, and remove the files. ``room``: bytes
    that the sum has beforehand. Nobody may read or write them meanwhile; who is killed between the last two steps leaves a sum that is too great. Raises OSError."""
    sums: dict[str, float] = defaultdict(float)
    for file in files:
        for key, value, *_ in MmapedDict.read_all_values_from_file(str(file)):
            sums[key] += value
    made = into.with_suffix(".new")
    with made.open("wb") as file_made:
        os.posix_fallocate(file_made.fileno(), 0, room)
    kept = MmapedDict(str(made))
    for key, value in sums.items():
        kept.write_value(key, value, 0.0)
    kept.close()
    made.replace(into)
    for file in files:
        if file != into:
            file.unlink()
