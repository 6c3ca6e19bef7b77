"""Files that answer a question of a form: uploaded first, named by id in the answers."""

from typing import Any

from django.http import HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from darcha.kernel.documents import api as documents

from ..callers import Bearer, caller
from ..responses import OF_A_FILE, answers
from ..schemas import FileOut

ENOUGH_BYTES = 10 * 1024 * 1024 + 1  # one more than a file may have: the room refuses it, and no more is read
router = Router(auth=Bearer("files:write"))


@router.post("files", response=answers({201: FileOut}, *OF_A_FILE))
def upload(request: HttpRequest, file: File[UploadedFile]) -> Any:
    """PDF, JPEG or PNG to 10 MB. Pictures are made anew without what they carried, PDFs without anything active."""
    content = file.read(ENOUGH_BYTES)
    kept = documents.receive_file(caller(request), name=file.name or "", content=content, purpose="case-file")
    return Status(
        201,
        {
            "id": kept.public_id,
            "name": kept.name,
            "media_type": kept.media_type,
            "size": kept.size,
            "state": kept.state.value,
        },
    )
