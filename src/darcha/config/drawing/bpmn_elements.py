"""What a BPMN process is made of, before it has a place or a file. Ignores what it is read from."""

from dataclasses import dataclass, field

SYSTEM = "lane_system"
MESSAGE, TIMER = "messageEventDefinition", "timerEventDefinition"


@dataclass(slots=True)
class Part:
    """One element. ``event``: its definition. ``on``: the task on whose edge it sits; ``quiet``: it does not end it."""

    key: str
    tag: str
    name: str
    lane: str
    says: str = ""
    event: str = ""
    after: str = ""
    on: str = ""
    quiet: bool = False
    default: str = ""
    note: str = ""
    tells: str = ""  # "out": says something to the applicant; "in": hears something


@dataclass(frozen=True, slots=True)
class Link:
    """A sequence flow; ``rule``: the CEL condition on it."""

    key: str
    source: str
    target: str
    name: str = ""
    rule: str = ""


@dataclass(slots=True)
class Parts:
    """All of them, in the order in which they are written."""

    parts: dict[str, Part] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    lanes: dict[str, str] = field(default_factory=dict)

    def add(self, part: Part) -> str:
        """Add once; gives the key."""
        self.parts.setdefault(part.key, part)
        return part.key

    def link(self, source: str, target: str, name: str = "", rule: str = "") -> str:
        """Join two; gives the key."""
        key = f"flow_{len(self.links) + 1}"
        self.links.append(Link(key, source, target, name, rule))
        return key
