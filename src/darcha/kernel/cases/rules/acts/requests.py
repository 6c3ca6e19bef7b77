"""What the leading body asks of others while the case stays with it, and what those answer."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow, Relation
from ...types.needs import MOST_THINGS, Need
from ..asking import why_no_data, why_no_opinion, why_not_consulted, why_not_involved, why_nothing_presumed
from .sides import AT_WORK, BODY, SYSTEM

OPINIONS = ("agrees", "refuses")
_CO_BODY = frozenset({Relation.CO_BODY})
_WHOM = Need("bodies", "bodies", shortest=1, longest=MOST_THINGS)
_WHAT = Need("words", "words", shortest=10)
_FILES = Need("files", "documents", required=False, longest=MOST_THINGS)

ROWS = (
    ActRow(
        Act.CONSULT,
        BODY,
        AT_WORK,
        ("opinion_asked",),
        (_WHOM, _WHAT),
        held_by_one=True,
        law=why_not_consulted,
    ),
    ActRow(
        Act.INVOLVE,
        BODY,
        AT_WORK,
        ("data_asked",),
        (_WHOM, _WHAT),
        held_by_one=True,
        law=why_not_involved,
    ),
    ActRow(
        Act.OPINE,
        _CO_BODY,
        WORKABLE_STATES,
        ("opined", "opinion_given"),
        (Need("opinion", "choice", options=OPINIONS), _WHAT, _FILES),
        in_pack=False,
        weight="main",
        law=why_no_opinion,
    ),
    ActRow(
        Act.SUPPLY,
        _CO_BODY,
        WORKABLE_STATES,
        ("data_given",),
        (_WHAT, _FILES),
        in_pack=False,
        weight="main",
        law=why_no_data,
    ),
    ActRow(
        Act.PRESUME,
        SYSTEM,
        WORKABLE_STATES,
        ("presumed", "request_overdue", "request_reminded"),
        in_pack=False,
        law=why_nothing_presumed,
    ),
)
