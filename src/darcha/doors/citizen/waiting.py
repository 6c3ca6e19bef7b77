"""What waits for the person who is signed in, as cards of the first page. Ignores everything that waits for others."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest

from darcha.furniture import links
from darcha.ground import clock
from darcha.ground.text import current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue

RECENT = timedelta(days=7)
MOST = 4


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """``tone`` is now or done; ``state`` and ``words`` say the same in letters."""

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
    urgent = [_card(request, row, "now") for row in cases.waiting_for_me(who)]
    since = clock.now() - RECENT
    closed = cases.my_cases(who, open_only=False, limit=MOST).items
    done = [_card(request, row, "done") for row in closed if row.closed_at and row.closed_at >= since]
    return tuple((urgent + done)[:MOST])


def _card(request: HttpRequest, row: cases.CaseRow, tone: str) -> WaitingCard:
    kind = row.state.value if tone == "now" else "done"
    return WaitingCard(
        tone=tone,
        state=t(f"citizen.waiting.{kind}.state"),
        title=catalogue.service(row.service_key).name.in_(current()),
        words=t(f"citizen.waiting.{kind}.words", number=row.number),
        url=links.find(request, "citizen:case", public_id=row.public_id),
        action=t(f"citizen.waiting.{kind}.action"),
    )
