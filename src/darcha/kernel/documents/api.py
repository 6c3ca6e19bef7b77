"""The counter of the documents room. No bodies here."""

from .admit import admit_verifier
from .commands.bind_files import bind_files
from .commands.issue import issue
from .commands.lift_suspension import lift_suspension
from .commands.receive_file import receive_file
from .commands.replace import replace
from .commands.revoke import revoke
from .commands.scan_waiting import scan_waiting
from .commands.suspend import suspend
from .commands.sweep import sweep
from .commands.take_verify_turn import take_verify_turn
from .queries.cases_of_files import cases_of_files
from .queries.check_files import check_files, is_whole
from .queries.documents_of_case import documents_of_case
from .queries.find_document import find_document
from .queries.find_files import files_of_case, find_files
from .queries.kept_files import kept_files, unnamed_files
from .queries.my_documents import my_documents
from .queries.open_document import open_document
from .queries.open_file import open_file
from .queries.proof import proof
from .queries.unverified_papers import unverified_papers
from .queries.verify_code import verify_code
from .queries.verify_pdf import verify_pdf
from .rules.verdict import of_record as outcome_of
from .rules.verify_code import new_code, read_code
from .types import (
    Document,
    DocumentRow,
    DocumentState,
    FilesChecked,
    FileState,
    KeptFile,
    Line,
    OpenedFile,
    Outcome,
    Paper,
    StoredFile,
    Verdict,
)

__all__ = [
    "Document",
    "DocumentRow",
    "DocumentState",
    "FileState",
    "FilesChecked",
    "KeptFile",
    "Line",
    "OpenedFile",
    "Outcome",
    "Paper",
    "StoredFile",
    "Verdict",
    "admit_verifier",
    "bind_files",
    "cases_of_files",
    "check_files",
    "documents_of_case",
    "files_of_case",
    "find_document",
    "find_files",
    "is_whole",
    "issue",
    "kept_files",
    "lift_suspension",
    "my_documents",
    "new_code",
    "open_document",
    "open_file",
    "outcome_of",
    "proof",
    "read_code",
    "receive_file",
    "replace",
    "revoke",
    "scan_waiting",
    "suspend",
    "sweep",
    "take_verify_turn",
    "unnamed_files",
    "unverified_papers",
    "verify_code",
    "verify_pdf",
]
