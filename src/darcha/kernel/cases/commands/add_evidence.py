"""The applicant adds evidence of his own accord, while nothing is decided. Source: ORQ-445, article 32."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.identity.types import Principal, is_person

from ..errors import WordsMissing
from ..events import EvidenceAdded
from ..models.reading import row_of
from ..types import CaseRow
from ._in_hand import note, take


@command(may=is_person)
def add_evidence(who: Principal, *, case: UUID, words: str = "", files: Sequence[UUID] = ()) -> CaseRow:
    """``files`` are the applicant's own uploads; words, files or both. The term and the state stay as they are. Raises
    NotFound, ActNotPossible, WordsMissing."""
    hand = take(who, Act.ADD, public_id=case, said={"words": words, "files": files})
    if not files and not hand.said["words"]:
        raise WordsMissing(fields={"words": "cases.words_needed"})
    if files:
        documents.bind_files(who, case_ref=hand.case.id, files=list(files))
    note(hand, "added", words={"text": hand.said["words"], "files": [str(file) for file in files]})
    emit(EvidenceAdded(case_id=hand.case.id, service=hand.case.service_key))
    return row_of(hand.case)
