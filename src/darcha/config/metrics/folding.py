"""Counts of the dead in one file for each kind, so that what a folder holds goes with the living and not with how many
ever lived. Imported once the folder is named in the environment: the library looks there when it is loaded."""

import os
import struct
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from prometheus_client.mmap_dict import MmapedDict

FOUND_BROKEN = (RuntimeError, ValueError, struct.error)  # from the library


def fold(files: Sequence[Path], into: Path, *, room: int) -> None:
    """Add up counters or histograms, which are sums by key, and remove the files; the sum has ``room`` bytes at once.

    Nobody may read or write them meanwhile; who is killed between the last two steps leaves a sum that is too great.
    Raises OSError, and what FOUND_BROKEN names for a file that is not whole: then all stay.
    """
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
