"""What a file is, by its first bytes and by its name: both must agree. Ignores what lies deeper."""

from enum import Enum

from ..errors import FileKindNotAccepted, FileNotWhatItSays, OfficeFileNotAccepted


class FileKind(Enum):
    """The kinds that are taken: media type, first bytes, extensions (the first one is used)."""

    PDF = ("application/pdf", b"%PDF-", ("pdf",))
    JPEG = ("image/jpeg", b"\xff\xd8\xff", ("jpg", "jpeg"))
    PNG = ("image/png", b"\x89PNG\r\n\x1a\n", ("png",))

    def __init__(self, media_type: str, magic: bytes, extensions: tuple[str, ...]) -> None:
        self.media_type = media_type
        self.magic = magic
        self.extensions = extensions


_OFFICE = ("doc", "docx", "docm", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx")


def extension_of(name: str) -> str:
    """What stands after the last dot, in small letters; empty when nothing does."""
    stem, dot, extension = name.rpartition(".")
    return extension.strip().lower() if dot and stem else ""


def kind_of(name: str, content: bytes) -> FileKind:
    """The kind on which name and content agree. Raises the refusal that tells the person what to do instead."""
    extension = extension_of(name)
    if extension in _OFFICE:
        raise OfficeFileNotAccepted(extension=extension)
    named = next((kind for kind in FileKind if extension in kind.extensions), None)
    if named is None:
        raise FileKindNotAccepted(extension=extension)
    if not content.startswith(named.magic):
        raise FileNotWhatItSays(extension=extension)
    return named
