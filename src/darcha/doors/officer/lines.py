"""One case as a line of the list: its risk as a bar, its words beside it. No personal data, so nothing is noted."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from darcha.ground import clock
from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import office_state_words, rung_words
from darcha.kernel.cases.types import CaseRow
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal

# By time left against work left, not by time left alone.
_METERS: dict[cases.Risk | None, str] = {
    None: "stopped",
    "over": "wrong",
    "begin-now": "wrong",
    "near": "now",
    "calm": "done",
}


@dataclass(frozen=True, slots=True)
class Line:
    """``filled`` in per cent; ``left``, ``due`` and the rung ``reached`` in words."""

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
    held: str
    case_id: str
    reached: str = ""
    begin: str = ""


def line_of(row: CaseRow, url: str, language: str, *, is_open: bool, who: Principal) -> Line:
    """As the list shows it now. Of what one's own body was asked, it shows the end of that, not of the case."""
    row = _as_asked(row)
    used = _share_of_time_used(row, clock.now())
    return Line(
        url=url,
        title=title_of(row, language),
        number=row.number,
        state_words=office_state_words(row.state, language),
        filled=100 * used,
        meter_kind=_METERS[_risk(row)],
        left=time_left(row, language),
        due=_due(row, language),
        is_confirmed=row.due.confirmed,
        is_open=is_open,
        held=_held(row, who, language),
        case_id=str(row.public_id),
        begin=t("officer.desk.begin_now", language) if _risk(row) == "begin-now" else "",
        reached=rung_words(row.reached, language) if row.reached else "",
    )


def _as_asked(row: CaseRow) -> CaseRow:
    if row.own is None:
        return row
    own = row.own
    return replace(row, due=own.due, pressing_at=own.ends_at, received_at=own.asked_at, registered_at=None)


def _held(row: CaseRow, who: Principal, language: str) -> str:
    """In whose hands it is, without a name; nothing is said of what nobody has taken. What another body leads, one's
    own only takes part in."""
    if all(post.body != row.body for post in who.posts):
        return t("officer.desk.taking_part", language)
    if row.assigned_to is None:
        return ""
    return t("officer.desk.mine" if row.assigned_to in who.hands else "officer.desk.taken", language)


def title_of(row: CaseRow, language: str) -> str:
    """The kind of a petition; for anything else the name of the service in its newest version."""
    if row.kind:
        return t(f"officer.desk.kind.{row.kind}", language)
    return catalogue.current().services[row.service_key][-1].name.in_(language)


def time_left(row: CaseRow, language: str) -> str:
    """``8 days``, ``17 hours``, ``0:22`` when it ends within today's hours, or why no time runs."""
    if row.due.stopped:
        return t("officer.desk.stopped", language)
    if not _runs(row):
        return t("officer.desk.not_started", language)
    left = row.pressing_at - clock.now()
    if left.total_seconds() <= 0:
        return t("officer.desk.overdue", language)
    if left.days >= 1:
        return t("furniture.duration.days", language, n=left.days)
    if row.due.due_at is None:
        return t("officer.desk.last_day", language)
    hours, minutes = divmod(left.seconds // 60, 60)
    if row.due.due_at.date() != clock.today():
        return t("furniture.duration.hours", language, n=max(1, hours))
    return f"{hours}:{minutes:02d}"


def _runs(row: CaseRow) -> bool:
    return row.due.due_at is not None or row.due.due_on is not None


def _share_of_time_used(row: CaseRow, now: datetime) -> float:
    if row.due.stopped or not _runs(row):
        return 0.25
    begin = row.registered_at or row.received_at
    whole = (row.pressing_at - begin).total_seconds()
    return min(1.0, max(0.04, (now - begin).total_seconds() / whole)) if whole > 0 else 1.0


def _risk(row: CaseRow) -> cases.Risk | None:
    """None while no time runs."""
    if row.due.stopped or not _runs(row):
        return None
    return cases.risk(row.state, row.registered_at or row.received_at, row.pressing_at, clock.now())


def _due(row: CaseRow, language: str) -> str:
    if row.due.due_at is None:
        return write_day(row.due.due_on)
    hour, ahead = f"{row.due.due_at:%H:%M}", row.due.due_at.date() - clock.today()
    if ahead == timedelta():
        return t("officer.desk.today_at", language, time=hour)
    if ahead == timedelta(days=1):
        return t("officer.desk.tomorrow_at", language, time=hour)
    return write_moment(row.due.due_at)
