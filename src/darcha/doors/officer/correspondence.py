"""What the office and the applicant wrote to each other, and the files that came. Ignores the decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from darcha.furniture import links
from darcha.furniture.fields import FileView
from darcha.ground.text import t
from darcha.kernel.cases.types import CaseView
from darcha.kernel.documents.types import StoredFile

TALK = ("asked", "answered", "added", "clarity_asked", "clarified")


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of the talk; ``is_mine``: the office wrote it."""

    is_mine: bool
    author: str
    text: str
    at: datetime
    files: tuple[FileView, ...] = ()


def files_of(request: HttpRequest, stored: Sequence[StoredFile], page: str, **place: UUID) -> list[FileView]:
    """Every file of the case, opened by ``page``; one that is still being checked has no address."""
    return [
        FileView(
            str(file.public_id),
            file.name,
            f"{-(-file.size // 1024)} KB",
            links.to(request, page, lang=None, file_id=file.public_id, **place) if file.state == "clean" else "",
        )
        for file in stored
    ]


def thread_of(view: CaseView, files: Sequence[FileView], language: str) -> list[Message]:
    """Questions and answers in order, each answer with the files that came with it."""
    by_id = {file.id: file for file in files}
    return [
        Message(
            is_mine=entry.actor == "body",
            author=t(f"officer.case.thread.{entry.code}", language),
            text=str(entry.words.get("text", "")),
            at=entry.at,
            files=tuple(by_id[str(one)] for one in entry.words.get("files", ()) if str(one) in by_id),
        )
        for entry in view.timeline
        if entry.code in TALK
    ]
