"""The one table, and how a row is found in it."""

from darcha.kernel.catalogue.types import Act

from ...types import ActRow, Relation
from .after import ROWS as AFTER_THE_DECISION
from .applicant import ROWS as OF_THE_APPLICANT
from .clarity import ROWS as OF_CLARITY
from .clock import ROWS as OF_THE_CLOCK
from .confirming import ROWS as CONFIRMING
from .decisions import ROWS as DECISIONS
from .delegation import ROWS as DELEGATION
from .endings import ROWS as ENDINGS
from .forwarding import ROWS as FORWARDING
from .handling import ROWS as HANDLING
from .hearing import ROWS as HEARING
from .objections import ROWS as OBJECTIONS
from .platform import ROWS as OF_THE_PLATFORM
from .recusal import ROWS as RECUSAL
from .requests import ROWS as REQUESTS
from .restoring import ROWS as RESTORING
from .splitting import ROWS as SPLITTING

TABLE: tuple[ActRow, ...] = (
    *OF_THE_APPLICANT,
    *HANDLING,
    *OF_THE_CLOCK,
    *FORWARDING,
    *ENDINGS,
    *RESTORING,
    *REQUESTS,
    *SPLITTING,
    *DELEGATION,
    *DECISIONS,
    *CONFIRMING,
    *OBJECTIONS,
    *RECUSAL,
    *HEARING,
    *OF_CLARITY,
    *AFTER_THE_DECISION,
    *OF_THE_PLATFORM,
)
_BY_NAME = {row.act.value: row for row in TABLE}
_OFFICE = frozenset({Relation.OFFICER, Relation.HEAD, Relation.CO_BODY})
_BUTTONS = ("main", "plain", "grave", "rare")


def act_row(act: Act) -> ActRow:
    """The row of an act: every act has one."""
    return _BY_NAME[act.value]


def find_row(name: str) -> ActRow | None:
    """The row of the act of that name; None for what is no act."""
    return _BY_NAME.get(name)


def office_rows() -> tuple[ActRow, ...]:
    """What an officer may ever be offered, in the order of the buttons: what a case waits for first, what goes against
    somebody and what few cases need last."""
    of_bodies = [row for row in TABLE if row.whose & _OFFICE]
    return tuple(sorted(of_bodies, key=lambda row: _BUTTONS.index(row.weight)))
