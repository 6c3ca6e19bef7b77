"""Tables of the documents room."""

from .incoming_file import FileUse, IncomingFile
from .issued_document import IssuedContent, IssuedDocument
from .verify_turns import VerifyTurns

__all__ = ["FileUse", "IncomingFile", "IssuedContent", "IssuedDocument", "VerifyTurns"]
