"""The words of a net: steps as places, what may happen at them as flows. Ignores how they are read and drawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from darcha.kernel.catalogue.types import AUTOMATIC, Act, Service, StepKind

Who = Literal["applicant", "body", "system", "clock"]
UNPAID, OVERDUE = "unpaid", "overdue"  # outcomes of the clock


@dataclass(frozen=True, slots=True)
class Flow:
    """What may happen at a step. ``key`` is unique. ``target`` None: it changes no step. ``after``: ISO duration of a
    clock's flow. ``outcome`` names what is alike about flows that end the case. ``confirmed_by``: posts of which a
    second person confirms it."""

    key: str
    step: str
    target: str | None
    words: str
    who: Who
    outcome: str
    act: Act | None = None
    posts: tuple[str, ...] = ()
    rule: str | None = None
    after: str | None = None
    papers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another body is asked at a step: who, in which time (``after`` is its ISO duration), what its silence means.
    ``goes_on``: without the answer too."""

    key: str
    body: str
    name: str
    rule: str
    silence: str
    after: str
    goes_on: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A step with its words and flows. ``is_end``: nothing leads out of it. ``does``: what an automatic one does.
    ``asks``: whose opinions are asked there, side by side."""

    key: str
    name: str
    next_text: str
    flows: tuple[Flow, ...]
    kind: StepKind = "review"
    does: str = ""
    asks: tuple[Opinion, ...] = ()

    @property
    def moves(self) -> tuple[Flow, ...]:
        """The flows that lead to a step."""
        return tuple(flow for flow in self.flows if flow.target is not None)

    @property
    def acted(self) -> tuple[Flow, ...]:
        """The moves without those that follow once all opinions are in."""
        return tuple(flow for flow in self.moves if flow not in self.gathered)

    @property
    def gathered(self) -> tuple[Flow, ...]:
        """Where a case goes once all opinions are in."""
        return tuple(flow for flow in self.moves if self.asks and flow.act is None and flow.who == "system")

    @property
    def is_all(self) -> bool:
        """Whether every body must be asked, so that all branches are taken."""
        return all(one.required for one in self.asks)

    @property
    def asides(self) -> tuple[Flow, ...]:
        """What may be done while the case stays where it is."""
        return tuple(flow for flow in self.flows if flow.target is None)

    @property
    def is_end(self) -> bool:
        return not self.moves

    @property
    def is_automatic(self) -> bool:
        """Whether the platform does it by itself, in the moment in which a case comes to it."""
        return self.kind in AUTOMATIC and not self.is_end

    @property
    def doers(self) -> tuple[str, ...]:
        """The posts that act here, each once, in order."""
        return tuple(dict.fromkeys(post for flow in self.flows for post in flow.posts))

    @property
    def confirmed(self) -> tuple[Flow, ...]:
        """The flows that need a second pair of eyes."""
        return tuple(flow for flow in self.moves if flow.confirmed_by)


@dataclass(frozen=True, slots=True)
class Process:
    service: Service
    lang: str
    body: str
    places: tuple[Place, ...]
    first: str
    posts: dict[str, str] = field(default_factory=dict)

    def place(self, key: str) -> Place:
        """The step of that key. Raises KeyError."""
        return {place.key: place for place in self.places}[key]

    @property
    def flows(self) -> tuple[Flow, ...]:
        return tuple(flow for place in self.places for flow in place.flows)

    def rests(self, key: str) -> set[str]:
        """Where a case that comes to that step waits or ends: there, or behind what the platform does by itself."""
        found, seen, ahead = set(), set(), [key]
        while ahead:
            place = self.place(ahead.pop())
            if place.key not in seen:
                seen.add(place.key)
                if place.is_automatic:
                    ahead += [flow.target for flow in place.moves if flow.target]
                else:
                    found.add(place.key)
        return found

    def causes(self, flow: Flow) -> tuple[Flow, ...]:
        """What set a case going that comes by this flow: itself, or what led to the steps of the platform before it. A
        step of the platform that a case begins with has no other cause than itself."""
        return tuple(dict.fromkeys(self._causes(flow, {flow.key})))

    def _causes(self, flow: Flow, seen: set[str]) -> Iterator[Flow]:
        if not self.place(flow.step).is_automatic:
            yield flow
            return
        if flow.step == self.first:
            yield flow
        before = [one for one in self.flows if one.target == flow.step and one.key not in seen]
        seen.update(one.key for one in before)
        for one in before:
            yield from self._causes(one, seen)
