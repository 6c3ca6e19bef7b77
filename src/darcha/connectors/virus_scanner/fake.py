"""A stand-in that knows one signature: the test file of the anti-virus industry. For the demo and tests."""

from darcha.kernel.documents.ports import ScannerDown

# In two parts, so that no scanner takes this source for what it looks for.
_EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


class SignatureScanner:
    """Finds EICAR anywhere in the bytes. ``down`` makes it silent, as a scanner that does not answer."""

    def __init__(self) -> None:
        self.down = False

    def scan(self, content: bytes) -> str | None:
        if self.down:
            raise ScannerDown("the stand-in was told to be down")
        return "EICAR test file" if _EICAR in content else None
