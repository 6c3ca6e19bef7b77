"""The files of a case that its reader may open, in the order handed in. Ignores what is in them."""

from uuid import UUID

from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import StoredFile

from ..types import CaseView
from .as_read_by import open_files


def files_shown(view: CaseView) -> tuple[StoredFile, ...]:
    """Of a view that was read. One statement."""
    stored = open_files(documents.files_of_case(view.row.id), body=view.reads_for, lead=view.row.body)
    return tuple(file for file in stored if file.public_id not in view.closed_files)


def given_by_others(case_ref: UUID, body: str) -> frozenset[UUID]:
    """The files that bodies beside this one gave when they were asked: none of them is shown to one that only takes
    part. One statement."""
    return frozenset(one.public_id for one in documents.files_of_case(case_ref) if one.given_by not in ("", body))
