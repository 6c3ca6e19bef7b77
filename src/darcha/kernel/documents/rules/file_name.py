"""A file's name as it may be kept and shown: no paths, no direction tricks, no surprises. Ignores the content."""

import unicodedata

from .file_kind import FileKind

NAME_BYTES = 255
_FORBIDDEN = frozenset('<>:"|?*')
# Letters of real names use these joiners (Persian, Indic); every other format character is dropped.
_JOINERS = frozenset("\u200c\u200d")


def clean_name(name: str, kind: FileKind | None) -> str:
    """At most 255 bytes of UTF-8, NFC, with the extension of ``kind``; without a kind, ``.quarantined``."""
    base = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    kept = "".join(_shown(letter) for letter in base)
    stem = kept.rpartition(".")[0] if kind and "." in kept else kept
    stem = " ".join(stem.split()).strip(". ")
    extension = f".{kind.extensions[0]}" if kind else ".quarantined"
    room = NAME_BYTES - len(extension)
    stem = stem.encode()[:room].decode(errors="ignore").rstrip() or "file"
    return stem + extension


def _shown(letter: str) -> str:
    if letter in _FORBIDDEN:
        return "_"
    category = unicodedata.category(letter)
    if category in ("Zl", "Zp"):
        return " "
    if category.startswith("C") and letter not in _JOINERS:
        return ""
    return letter
