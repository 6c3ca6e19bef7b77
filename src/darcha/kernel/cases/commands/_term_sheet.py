"""The sheet of a term on paper, and the line that a reading leaves. Ignores whether it is printed already."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from darcha.ground import clock
from darcha.ground.text import cite
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import Document, Line
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal

from ..models import Case, CaseContent
from ..models.reading import party_of_case
from ..rules.term_sheet import About, sheet_of
from ..rules.told import tell
from ..types import Relation
from ..types.term import TermAnswer
from ..types.told import SHEET, Ending, Move
from ..visible import co_bodies_of

PLATFORM = Principal.system("cases")
_TEMPLATE = Path(__file__).parents[1] / "papers" / "term_sheet.typ"


def print_sheet(
    row: Case, answer: TermAnswer, language: str, *, ending: Ending | None, moves: Sequence[Move]
) -> Document:
    """Issued by the platform in the name of the leading body, to whoever applied."""
    service = catalogue.pinned(row.version_id)
    applicant = CaseContent.objects.values_list("applicant", flat=True).get(case_id=row.id)
    told = tell(answer, language, now=clock.now(), ending=ending, moves=moves)
    about = About(row.number, service.name.in_(language), applicant.get("name") or "")
    sheet = sheet_of(about, answer, told, language, cite)
    return documents.issue(
        PLATFORM,
        kind=SHEET,
        case_ref=row.id,
        body=row.body,
        issuer=catalogue.current().bodies[row.body].name.in_(language),
        holder=party_of_case(row),
        template=_template(),
        fields=sheet.fields,
        language=language,
        title=sheet.title,
        lines=[Line(*line) for line in sheet.lines],
    )


def write_reading(who: Principal, row: Case, relation: Relation) -> None:
    """A sheet names the applicant: a body that asks for one has read that much."""
    co_bodies = co_bodies_of(row)
    of_co_body = (post.body for post in who.posts if post.body in co_bodies)
    exchange.record_access(
        who,
        person_id=row.party_id,
        registry_or_case="case",
        purpose="handle-case",
        case_id=row.id,
        fields=("applicant.name", "term"),
        body=next(of_co_body) if relation is Relation.CO_BODY else row.body,
    )


@cache
def _template() -> str:
    return _TEMPLATE.read_text("utf-8")
