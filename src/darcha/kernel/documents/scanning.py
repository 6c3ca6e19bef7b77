"""Ask the scanner about some bytes. A scanner that is down leaves the file waiting, never clean."""

from . import ports
from .types import FileState


def scanned(content: bytes) -> tuple[FileState, str]:
    """The state that the scan gives, with the name of what was found."""
    try:
        finding = ports.scanner().scan(content)
    except ports.ScannerDown:
        return FileState.WAITING, ""
    return (FileState.QUARANTINED, finding[:120]) if finding else (FileState.CLEAN, "")
