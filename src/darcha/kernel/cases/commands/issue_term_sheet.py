"""Print and seal how the term of a case was counted, for whoever may see the case. Who asks again gets the same sheet.

The platform itself counts and issues it, in the name of the leading body: nobody of the body takes part.
"""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.text import PAGE_LANGUAGES
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import DocumentState
from darcha.kernel.identity.types import Principal

from ..counting import counting_of
from ..errors import NotFound, UnknownLanguage
from ..models import Case, CaseEvent
from ..models.reading import facts_of, row_of
from ..rules.standing import standing_of
from ..rules.term_sheet import READERS, fingerprint, may_ask
from ..rules.told import ending_of, is_over, moves_of
from ..types import Relation, Standing
from ..types.told import SHEET, SheetIssued
from ..visible import co_bodies_of, visible_cases, with_co_bodies
from ._hand import SIDE
from ._term_sheet import PLATFORM, print_sheet, write_reading


@command(may=may_ask)
def issue_term_sheet(who: Principal, *, case: UUID, language: str = "") -> SheetIssued:
    """In the language of the application unless another is named. Sheets that say something else lose their force.

    Staff leave a line that the person sees, as for every reading. Raises NotFound, UnknownLanguage.
    """
    row, standing = _locked(who, case)
    language = language or row.language
    if language not in PAGE_LANGUAGES:
        raise UnknownLanguage
    if standing.relation is not Relation.APPLICANT:
        write_reading(who, row, standing.relation)
    counting = counting_of(row, catalogue.pinned(row.version_id))
    answer, moves, ending = counting.answer(), moves_of(counting.happened), ending_of(row_of(row))
    says = fingerprint(answer, ending, moves, is_over=ending is None and is_over(answer, clock.now()))
    in_force = _in_force(row)
    for line in in_force:
        if (line["says"], line["lang"]) == (says, language):
            return SheetIssued(UUID(line["document"]), line["document_number"], is_new=False)
    paper = print_sheet(row, answer, language, ending=ending, moves=moves)
    for line in in_force:
        if line["says"] != says:
            documents.replace(PLATFORM, UUID(line["document"]), by=paper.public_id, reason="counted-anew")
    _note(
        who,
        row,
        standing,
        {"document": str(paper.public_id), "document_number": paper.number, "lang": language, "says": says},
    )
    return SheetIssued(paper.public_id, paper.number, is_new=True)


def _locked(who: Principal, public_id: UUID) -> tuple[Case, Standing]:
    row = with_co_bodies(visible_cases(who)).select_for_update(of=("self",)).filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    standing = standing_of(who, facts_of(row, co_bodies_of(row)))
    if standing.relation not in READERS:
        raise NotFound
    return row, standing


def _in_force(row: Case) -> list[dict[str, str]]:
    """What the timeline keeps of the sheets whose force nobody has taken away."""
    valid = {
        str(paper.public_id)
        for paper in documents.documents_of_case(row.id)
        if paper.kind == SHEET and paper.state is DocumentState.VALID
    }
    lines = CaseEvent.objects.filter(case_id=row.id, code=SHEET).order_by("id").values_list("params", flat=True)
    return [params for params in lines if params["document"] in valid]


def _note(who: Principal, row: Case, standing: Standing, params: dict[str, str]) -> None:
    CaseEvent(
        case=row,
        code=SHEET,
        at=clock.now(),
        actor_kind=SIDE.get(standing.relation, "body"),
        actor_id=who.account_id,
        body=row.body if standing.relation in (Relation.OFFICER, Relation.HEAD) else "",
        post=next(iter(standing.posts), ""),
        params=params,
    ).save(force_insert=True)
    journal.record(
        f"cases.{SHEET}",
        by=who.actor,
        about=f"case:{row.id}",
        person=row.party_id if row.party_kind == "individual" else None,
        details={"document": params["document_number"], "language": params["lang"]},
    )
