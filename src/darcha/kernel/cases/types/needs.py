"""What must be said to do an act, as data: forms are drawn from it, schemas made, bad input refused. Ignores words."""

from dataclasses import dataclass
from typing import Literal

LONGEST_WORDS = 20_000
MOST_THINGS = 100  # of one list
LONGEST_GROUND = 500

NeedKind = Literal[
    "words",  # a text that somebody else will read
    "fact",  # what was found, as a refusal states it
    "ground",  # the key of a ground of refusal
    "holder",  # the account of one who holds a post in the leading body
    "body",  # the key of a body
    "bodies",
    "post",  # the key of a post of the leading body
    "stop-ground",  # on which the law of the term lets the clock stand
    "duration",  # ISO 8601: "P1M"
    "moment",  # ISO 8601; without an offset it is Tashkent's
    "day",
    "case",  # the number of another case
    "cases",
    "documents",  # files of the case, by id
    "evidence",  # what of the case was looked at: "answers.<question>", "facts.<register>", "files.<id>"
    "grounds",  # of a reply, one for each question: "what was asked: act, article"
    "request",  # which request of the case is answered, by id: the one that was read
    "choice",  # one of ``options``
    "yes-no",
]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to say; ``name`` is the same in command, form and JSON, and of one kind in every act. ``shortest`` and
    ``longest`` count letters of a text and things of a list."""

    name: str
    kind: NeedKind
    required: bool = True
    shortest: int = 0
    longest: int = LONGEST_WORDS
    options: tuple[str, ...] = ()
