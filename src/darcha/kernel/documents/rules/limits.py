"""How much one file, one day and one verifier may be. Ignores who counts."""

from datetime import timedelta

from ..errors import FileEmpty, FileTooLarge

FILE_BYTES = 10 * 1024 * 1024
FILES_A_DAY = 200
PIXELS = 50_000_000  # a telephone's largest photograph; a bomb says ten times that
PDF_PAGES = 500
PDF_OBJECTS = 200_000
VERIFY_TURNS_A_MINUTE = 20
ORPHAN_AFTER = timedelta(hours=24)  # longer than any transaction that may still bind the bytes
TURNS_KEPT = timedelta(days=1)


def check_size(size: int) -> None:
    """Raises FileEmpty or FileTooLarge; ``size`` in bytes."""
    if size == 0:
        raise FileEmpty
    if size > FILE_BYTES:
        raise FileTooLarge(megabytes=FILE_BYTES // 1024 // 1024)
