"""Clean a file that somebody sent, in a process of its own."""

from ..rules.file_kind import FileKind
from .sandbox import in_child


def clean(kind: FileKind, content: bytes) -> bytes:
    """What may be kept of it. Raises FileDamaged, FileLocked or FileTooComplex."""
    return in_child("clean", kind.name, content)
