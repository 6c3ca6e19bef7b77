"""What a step of a procedure is for, and where it leads when the platform does it by itself. Ignores single cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from darcha.ground.text import Text

StepKind = Literal["review", "check", "pay", "opinions", "hearing", "decide", "issue", "record", "notify"]
# What the platform does by itself, in the moment in which a case comes to it.
AUTOMATIC: frozenset[StepKind] = frozenset({"check", "issue", "record", "notify"})
# What the rules of a `record` step find under `decision`.
RECORD_SAYS = ("outcome", "text", "number", "document", "decided_on")


@dataclass(frozen=True, slots=True)
class Route:
    """Where an automatic step leads; the first whose condition (CEL) holds applies, the last has none."""

    to: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Reads:
    """Which registry a `check` reads: the records about the applicant, or those under a ``key`` whose ``value`` is a
    rule. What is found stands in the place of what was known of that registry when the application came."""

    registry: str
    key: str | None = None
    value: str | None = None  # CEL


@dataclass(frozen=True, slots=True)
class Writes:
    """What a `record` step enters: a field to a rule. With ``under``, a key of the registry, it is the next version of
    the record that stands there under the same value, if one does."""

    registry: str
    values: Mapping[str, str]
    under: str | None = None


SilenceOfBody = Literal["agrees", "refuses", "goes-on", "overdue"]


@dataclass(frozen=True, slots=True)
class Ask:
    """In which time another body answers what it is asked, and what its silence means. ``body`` is empty where any body
    may be asked. ``required``: the step is not left before this body has spoken, or its silence has."""

    body: str
    length: int
    unit: Literal["working-hours", "hours", "calendar-days", "working-days", "months"]
    article: str
    rule: Text
    silence: SilenceOfBody = "overdue"
    confirmed: bool = True
    required: bool = False
