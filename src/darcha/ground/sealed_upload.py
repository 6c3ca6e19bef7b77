"""Files that people send, while their request lasts: what does not stay in memory lies sealed in the temporary folder.

Ignores what is done with them. The folder's files have no name and are gone with the request, also when the process is.
"""

import io
import struct
import tempfile
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from .sealing import seal, unseal

_LENGTH = struct.Struct(">I")


class SealedFile(io.RawIOBase):
    """Written piece by piece, then read from its beginning. Each piece is sealed to its place, so none can be left
    out, doubled or moved. Reading raises SealBroken where the folder's bytes were changed."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by ``close``
        self._written = self._read = 0
        self._rest = b""

    def add(self, piece: bytes) -> None:
        """One more piece at the end."""
        envelope = seal(piece, f"upload:{self._written}")
        self._file.write(_LENGTH.pack(len(envelope)) + envelope)
        self._written += 1

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """To its beginning alone."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Raises io.UnsupportedOperation but for the beginning."""
        if (offset, whence) != (0, io.SEEK_SET):
            raise io.UnsupportedOperation("a sealed file is read from its beginning")
        self._file.seek(0)
        self._read, self._rest = 0, b""
        return 0

    def readinto(self, buffer: Any) -> int:
        """As ``io.RawIOBase`` has it: 0 at the end."""
        if not self._rest and self._read < self._written:
            (length,) = _LENGTH.unpack(self._file.read(_LENGTH.size))
            self._rest = unseal(self._file.read(length), f"upload:{self._read}")
            self._read += 1
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)

    def close(self) -> None:
        """The bytes are gone."""
        if not self.closed:
            self._file.close()
        super().close()


class SealedUploadHandler(FileUploadHandler):
    """The last of Django's handlers: takes what none before it has kept in memory."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A new file begins."""
        super().new_file(*args, **kwargs)
        self._sealed = SealedFile()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """The next piece, 64 KB at most."""
        if raw_data:
            self._sealed.add(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """What a page gets to read."""
        self._sealed.seek(0)
        return UploadedFile(
            file=io.BufferedReader(self._sealed),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
