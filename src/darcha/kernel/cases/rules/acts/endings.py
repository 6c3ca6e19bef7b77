"""How a case ends without an answer in substance: joined to another, left unconsidered, or as a correspondence."""

from darcha.kernel.catalogue.types import Act

from ...types import WORKABLE_STATES, ActRow
from ...types.needs import Need
from ..filing_away import why_not_filed
from .sides import BODY

_GROUND, _FACT = Need("ground", "ground", longest=80), Need("fact", "fact", shortest=10)
LETTERS = ("thanks", "greeting", "advert", "other")  # what asks for nothing
_WORD = Need("words", "words", required=False)

ROWS = (
    ActRow(
        Act.JOIN,
        BODY,
        WORKABLE_STATES,
        ("joined", "joined_here"),
        (Need("first", "case"), _WORD),
        held_by_one=True,
        is_letter=True,
        weight="rare",
    ),
    ActRow(
        Act.LEAVE,
        BODY,
        WORKABLE_STATES,
        ("unconsidered",),
        (_GROUND, _FACT, _WORD),
        held_by_one=True,
        weight="rare",
        is_letter=True,
    ),
    ActRow(
        Act.TERMINATE,
        BODY,
        WORKABLE_STATES,
        ("terminated",),
        (_GROUND, _FACT, Need("earlier", "case", required=False), _WORD),
        held_by_one=True,
        weight="rare",
        is_letter=True,
    ),
    ActRow(
        Act.FILE,
        BODY,
        WORKABLE_STATES,
        ("filed", "proposed"),
        (Need("letter", "choice", options=LETTERS), Need("words", "words", shortest=10)),
        held_by_one=True,
        weight="rare",
        is_letter=True,
        law=why_not_filed,
    ),
)
