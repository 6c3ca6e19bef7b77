"""A process of its own for parsing foreign files: little memory, little time, last in the queue for the processor, no
files to write, no secrets near.

Run as ``python -m darcha.kernel.documents.content.child TASK``; the content comes on stdin, the answer goes to stdout.
Exit 3 names a refusal on stderr.
"""

import json
import os
import resource
import sys
from collections.abc import Callable

REFUSED = 3
_MEMORY_BYTES = 1024 * 1024 * 1024
_CPU_SECONDS = 8
_LARGEST_ANSWER = 32 * 1024 * 1024  # three times the largest file: what swells more was made to swell
_NICER = 10


def _limit() -> None:
    os.nice(_NICER)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _clean(kind: str, content: bytes) -> bytes:
    from ..rules.file_kind import FileKind

    if kind == FileKind.PDF.name:
        from .clean_pdf import clean_pdf

        return clean_pdf(content)
    from .clean_image import clean_image

    return clean_image(FileKind[kind], content)


def _read_seal(_: str, content: bytes) -> bytes:
    from datetime import datetime

    from .seal import certificates, read_seal

    head, _newline, pdf = content.partition(b"\n")
    asked = json.loads(head)
    reading = read_seal(
        pdf,
        certificates([bytes.fromhex(der) for der in asked["roots"]]),
        datetime.fromisoformat(asked["at"]),
    )
    return json.dumps({"claims_ours": reading.claims_ours, "whole": reading.whole}).encode()


TASKS: dict[str, Callable[[str, bytes], bytes]] = {"clean": _clean, "read-seal": _read_seal}


def main(task: str, argument: str) -> int:
    """Do one task and end."""
    from ..errors import FileDamaged, FileLocked, FileTooComplex

    _limit()
    try:
        answer = TASKS[task](argument, sys.stdin.buffer.read())
    except (FileDamaged, FileLocked, FileTooComplex) as refusal:
        sys.stderr.write(type(refusal).__name__)
        return REFUSED
    except MemoryError:
        sys.stderr.write(FileTooComplex.__name__)
        return REFUSED
    if len(answer) > _LARGEST_ANSWER:
        sys.stderr.write(FileTooComplex.__name__)
        return REFUSED
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""))
