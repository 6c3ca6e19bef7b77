"""Does the scanner answer, and does it find what it must? Says what to do when it does not."""

from darcha.kernel.documents.ports import Scanner, ScannerDown

from .fake import _EICAR


def check(scanner: Scanner) -> list[str]:
    """What is wrong, one sentence each; nothing when all is well."""
    try:
        found, harmless = scanner.scan(_EICAR), scanner.scan(b"harmless")
    except ScannerDown as error:
        return [f"The virus scanner does not answer ({error}). Until it does, no received file can be opened."]
    if found is None:
        return ["The virus scanner does not know the EICAR test file: its signatures are missing or too old."]
    return [f"The virus scanner calls a harmless text {harmless}."] if harmless else []
