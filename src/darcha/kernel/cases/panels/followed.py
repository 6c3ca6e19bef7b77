"""A petition as whoever holds its slip sees it: number, body, state, day of the answer, what has happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from darcha.furniture.parts import FactRow, TimelineStep
from darcha.ground import clock
from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.catalogue import api as catalogue

from ..types import CaseState
from ..types.registering import Followed
from .progress import open_line
from .state import state_kind


@dataclass(frozen=True, slots=True)
class FollowedPanel:
    """Shown by the page of slips; ``steps`` by ``cases/panels/timeline.html``."""

    number: str
    service: str
    state: CaseState
    state_kind: str
    state_words: str
    rows: Sequence[FactRow]
    steps: tuple[TimelineStep, ...]


def followed_panel(followed: Followed, language: str) -> FollowedPanel:
    """In the words that an applicant reads."""
    row, now = followed.row, clock.now()
    due = write_day(row.due.due_on) or write_moment(row.due.due_at)
    rows = [FactRow(t("cases.followed.body", language), catalogue.body_name(row.body, language))]
    if row.closed_at is None and due:
        rows.append(FactRow(t("cases.followed.due", language), due))
    return FollowedPanel(
        row.number,
        followed.service.name.in_(language),
        row.state,
        state_kind(row.state),
        t(f"cases.state.{row.state.value}", language),
        rows,
        tuple(open_line(entry, language, now) for entry in followed.timeline),
    )
