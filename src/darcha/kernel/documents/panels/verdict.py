"""A verdict as a verifier sees it: the word, what it means, and what the paper must say."""

from dataclasses import dataclass
from datetime import datetime

from darcha.furniture.language import TAGS
from darcha.furniture.parts import FactRow
from darcha.ground import clock
from darcha.ground.text import t, write_day

from ..api import Paper, Verdict


@dataclass(frozen=True, slots=True)
class VerdictPanel:
    """Shown by ``documents/panels/verdict.html``. ``rows`` is empty unless the asker proved to hold the paper."""

    code: str
    word: str
    means: str
    title: str
    language: str
    rows: tuple[FactRow, ...]
    checked_at: datetime
    demo: bool
    suspended: str = ""


def verdict_panel(verdict: Verdict) -> VerdictPanel:
    """In the language of the page; what stands on the paper stays in the paper's own language, labels and all."""
    code = verdict.outcome.value
    return VerdictPanel(
        code=code,
        word=t(f"documents.verdict.{code}"),
        means=t(f"documents.verdict.{code}.means", day=write_day(verdict.ended_on)),
        title=verdict.paper.title if verdict.paper else "",
        language=TAGS[verdict.paper.language] if verdict.paper else "",
        rows=_rows(verdict.paper) if verdict.paper else (),
        checked_at=clock.now(),
        demo=verdict.demo,
        suspended=t("documents.verdict.suspended", day=write_day(verdict.suspended_on)) if verdict.suspended_on else "",
    )


def _rows(paper: Paper) -> tuple[FactRow, ...]:
    own = paper.language
    said = [
        (t("documents.paper.number", own), paper.number),
        (t("documents.verdict.issuer", own), paper.issuer),
        (t("documents.paper.issued_on", own), write_day(paper.issued_on)),
        (t("documents.verdict.valid_until", own), write_day(paper.valid_until)),
        *((line.label, line.value) for line in paper.lines),
    ]
    return tuple(FactRow(label, value) for label, value in said if value)
