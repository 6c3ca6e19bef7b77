"""What waits for the person who is signed in, as cards of the first page. Ignores everything that waits for others."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from darcha.furniture import links
from darcha.ground import clock
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseRow, CaseState
from darcha.kernel.catalogue import api as catalogue

from .titles import case_title

RECENT = timedelta(days=7)
MOST = 4
# What was decided for the person, as card and tone. What they took back themselves is no news to them.
_NEWS = {CaseState.COMPLETED: ("done", "done"), CaseState.REFUSED: ("refused", "wrong")}


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """``tone`` is now, done or wrong; ``state`` and ``words`` say the same in letters."""

    tone: str
    state: str
    title: str
    words: str
    url: str
    action: str


def cards(request: HttpRequest) -> tuple[WaitingCard, ...]:
    """What only this person can move on, then what was finished lately. Two statements, none for strangers."""
    who = getattr(request, "who", None)
    if who is None or who.kind != "person":
        return ()
    urgent = [_card(request, row, row.state.value, "now") for row in cases.waiting_for_me(who)]
    since = clock.now() - RECENT
    closed = cases.my_cases(who, open_only=False, limit=MOST).items
    news = [_card(request, row, *_NEWS[row.state]) for row in closed if row.state in _NEWS and _is_since(row, since)]
    return tuple((urgent + news)[:MOST])


def _is_since(row: CaseRow, since: datetime) -> bool:
    return row.closed_at is not None and row.closed_at >= since


def _card(request: HttpRequest, row: CaseRow, kind: str, tone: str) -> WaitingCard:
    return WaitingCard(
        tone=tone,
        state=t(f"citizen.waiting.{kind}.state"),
        title=case_title(catalogue.service(row.service_key), row.kind),
        words=t(f"citizen.waiting.{kind}.words", number=row.number),
        url=links.find(request, "citizen:case", public_id=row.public_id),
        action=t(f"citizen.waiting.{kind}.action"),
    )
