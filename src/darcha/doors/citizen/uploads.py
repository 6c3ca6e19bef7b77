"""Files of a form or an answer: taken one by one, listed, left out again. Ignores what they prove."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat

from darcha.furniture.fields import FieldView, FileView
from darcha.ground.refusals import Refusal
from darcha.ground.text import t
from darcha.kernel.catalogue.types import Question, QuestionType
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.errors import FileQuarantined
from darcha.kernel.documents.types import FileState, StoredFile

from .questions import ACCEPTED, MOST_FILES

PURPOSE = "case-file"
_ENOUGH_BYTES = 10 * 1024 * 1024 + 1  # one more than a file may have: the room refuses it, and no more is read


@dataclass(slots=True)
class Taken:
    """``changes``: the new lists of files by question; ``errors``: why one was not taken, in the person's language."""

    changes: dict[str, list[str]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def take_files(request: HttpRequest, questions: Sequence[Question], answers: Mapping[str, Any]) -> Taken:
    """Add what was uploaded to each question's list and leave out what was removed."""
    taken = Taken()
    removed = request.POST.get("remove", "")
    for question in questions:
        if question.type is not QuestionType.FILES:
            continue
        had = [str(one) for one in answers.get(question.key) or ()]
        kept = [one for one in had if one != removed]
        most = question.max_files or MOST_FILES
        for upload in request.FILES.getlist(question.key):
            if len(kept) >= most:
                taken.errors[question.key] = t("catalogue.answer.too-many", n=most)
                break
            file, error = receive(request, upload)
            if file is not None:
                kept.append(str(file.public_id))
            else:
                taken.errors[question.key] = error
        if kept != had:
            taken.changes[question.key] = kept
    return taken


def receive_all(request: HttpRequest) -> tuple[list[UUID], str]:
    """The files that a form brought under ``files``, and why the first that was not taken was not."""
    files, error = [], ""
    for upload in request.FILES.getlist("files")[:MOST_FILES]:
        file, refused = receive(request, upload)
        error = error or refused
        files += [file.public_id] if file else []
    return files, error


def files_field(label: str, error: str) -> FieldView:
    """The question for what ``receive_all`` takes."""
    return FieldView(
        "files",
        "files",
        label,
        hint=t("citizen.apply.files_hint"),
        error=error,
        required=False,
        optional_text=t("citizen.apply.optional"),
        accept=ACCEPTED,
        max=MOST_FILES,
    )


def receive(request: HttpRequest, upload: UploadedFile) -> tuple[StoredFile | None, str]:
    """The stored file, or why it was not taken."""
    try:
        content = upload.read(_ENOUGH_BYTES)
        file = documents.receive_file(
            request.who,  # type: ignore[attr-defined]
            name=upload.name or "file",
            content=content,
            purpose=PURPOSE,
        )
        if file.state is FileState.QUARANTINED:
            raise FileQuarantined
    except Refusal as refusal:
        return None, f"{upload.name}: {refusal.message()} {refusal.remedy()}"
    return file, ""


def files_of(
    request: HttpRequest, questions: Sequence[Question], answers: Mapping[str, Any]
) -> dict[str, list[FileView]]:
    """The files attached to each question, with name and size."""
    wanted = {
        question.key: [UUID(str(one)) for one in answers.get(question.key) or ()]
        for question in questions
        if question.type is QuestionType.FILES
    }
    every = [file for files in wanted.values() for file in files]
    found = {file.public_id: file for file in documents.find_files(request.who, every)} if every else {}  # type: ignore[attr-defined]
    return {key: [file_view(found[one]) for one in files if one in found] for key, files in wanted.items()}


def file_view(file: StoredFile, url: str = "") -> FileView:
    """One line of a list of files; a file that is not clean yet has no link."""
    return FileView(str(file.public_id), file.name, filesizeformat(file.size), url if file.state == "clean" else "")
