"""Files that an officer attaches to a form: taken one by one, kept while the form is not right, left out again. Ignores
what they prove."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile

from darcha.furniture.fields import FieldView, FileView
from darcha.ground.refusals import Refusal
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.errors import FileQuarantined
from darcha.kernel.documents.types import FileState
from darcha.kernel.identity.requests import PageRequest

ACCEPTED = ".pdf,.jpg,.jpeg,.png"
MOST_FILES = 10
_ENOUGH_BYTES = 10 * 1024 * 1024 + 1  # one more than a file may have: the room refuses it, and no more is read


def take(request: PageRequest, names: Iterable[str]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Field -> the files that are attached now, those of before among them; and why one was not taken."""
    attached: dict[str, list[str]] = {}
    errors: dict[str, str] = {}
    for name in names:
        kept = [one for one in had(request, name) if one != request.POST.get("remove")]
        for upload in request.FILES.getlist(name)[: MOST_FILES - len(kept)]:
            try:
                kept.append(_receive(request, upload))
            except Refusal as refusal:
                errors[name] = f"{upload.name}: {refusal.message()} {refusal.remedy()}"
        attached[name] = kept
    return attached, errors


def had(request: PageRequest, name: str) -> list[str]:
    """What was attached to a field before this sending."""
    return [one for one in request.POST.getlist(f"had-{name}") if _is_id(one)][:MOST_FILES]


def stays(request: PageRequest) -> bool:
    """Whether the form was sent for its files alone."""
    return "upload" in request.POST or "remove" in request.POST


def attached_views(request: PageRequest, ids: Sequence[str]) -> list[FileView]:
    """One's own uploads, as the form lists them."""
    found = {str(one.public_id): one for one in documents.find_files(request.who, [UUID(one) for one in ids])}
    return [FileView(one, found[one].name, f"{-(-found[one].size // 1024)} KB") for one in ids if one in found]


def with_attached(request: PageRequest, fields: Sequence[FieldView], typed: Mapping[str, Any]) -> list[FieldView]:
    """The fields of a form, those for files with what is attached to them."""
    return [
        replace(one, files=attached_views(request, typed.get(one.name) or ())) if one.type == "files" else one
        for one in fields
    ]


def _receive(request: PageRequest, upload: UploadedFile) -> str:
    content = upload.read(_ENOUGH_BYTES)
    file = documents.receive_file(request.who, name=upload.name or "scan", content=content, purpose="case-file")
    if file.state is FileState.QUARANTINED:
        raise FileQuarantined
    return str(file.public_id)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
