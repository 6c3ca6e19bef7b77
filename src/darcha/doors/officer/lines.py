"""One case as a line of the list: its risk as a bar, its words beside it. No personal data, so nothing is noted."""

from dataclasses import dataclass
from datetime import datetime

from darcha.ground import clock
from darcha.ground.text import t
from darcha.kernel.cases.types import CaseRow
from darcha.kernel.catalogue import api as catalogue

_NEAR = 0.7  # of the term used up: the bar turns saffron
_LATE = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """``filled`` in per cent; ``left`` and ``due`` in words."""

    url: str
    title: str
    number: str
    state_words: str
    filled: float
    meter_kind: str
    left: str
    due: str
    is_confirmed: bool
    is_open: bool
    is_mine: bool


def line_of(row: CaseRow, url: str, language: str, *, is_open: bool, is_mine: bool) -> Line:
    """As the list shows it now."""
    used = _share_of_time_used(row, clock.now())
    return Line(
        url=url,
        title=title_of(row, language),
        number=row.number,
        state_words=t(f"cases.state.{row.state.value}", language),
        filled=100 * used,
        meter_kind=_meter_kind(row, used),
        left=time_left(row, language),
        due=_due(row, language),
        is_confirmed=row.due.confirmed,
        is_open=is_open,
        is_mine=is_mine,
    )


def title_of(row: CaseRow, language: str) -> str:
    """The kind of a petition; for anything else the name of the service in its newest version."""
    if row.kind:
        return t(f"officer.desk.kind.{row.kind}", language)
    return catalogue.current().services[row.service_key][-1].name.in_(language)


def time_left(row: CaseRow, language: str) -> str:
    """``8 days``, ``0:22`` within the last day, or why no time runs."""
    if row.due.stopped:
        return t("officer.desk.stopped", language)
    if not _runs(row):
        return t("officer.desk.not_started", language)
    left = row.pressing_at - clock.now()
    if left.total_seconds() <= 0:
        return t("officer.desk.overdue", language)
    if left.days >= 1:
        return t("furniture.duration.days", language, n=left.days)
    hours, minutes = divmod(left.seconds // 60, 60)
    return f"{hours}:{minutes:02d}"


def _runs(row: CaseRow) -> bool:
    return row.due.due_at is not None or row.due.due_on is not None


def _share_of_time_used(row: CaseRow, now: datetime) -> float:
    if row.due.stopped or not _runs(row):
        return 0.25
    begin = row.registered_at or row.received_at
    whole = (row.pressing_at - begin).total_seconds()
    return min(1.0, max(0.04, (now - begin).total_seconds() / whole)) if whole > 0 else 1.0


def _meter_kind(row: CaseRow, used: float) -> str:
    if row.due.stopped or not _runs(row):
        return "stopped"
    if used >= _LATE:
        return "wrong"
    return "now" if used >= _NEAR else "done"


def _due(row: CaseRow, language: str) -> str:
    if row.due.due_at is not None:
        if row.due.due_at.date() == clock.today():
            return t("officer.desk.today_at", language, time=row.due.due_at.strftime("%H:%M"))
        return row.due.due_at.strftime("%d.%m.%Y")
    return row.due.due_on.strftime("%d.%m.%Y") if row.due.due_on else ""
