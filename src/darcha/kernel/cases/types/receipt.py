"""What a submission gives back, and the lawful due of a case. Ignores how the due was derived."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from darcha.ground import clock

from .states import CaseState


@dataclass(frozen=True, slots=True)
class Due:
    """At most one of ``due_on`` (end of that day, Tashkent) and ``due_at``; both None while no term has started."""

    due_on: date | None = None
    due_at: datetime | None = None
    starts_on: date | None = None
    stopped: bool = False
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof of arrival. A repeated submission gets an equal one, whatever has happened to the case since."""

    number: str
    public_id: UUID
    state: CaseState
    step: str
    received_at: datetime
    registered_at: datetime | None
    due: Due
    invoice_public_id: UUID | None = None
    is_repeat: bool = field(default=False, compare=False, repr=False)  # no part of what was promised

    def to_json(self) -> dict[str, Any]:
        """Plain JSON without personal data, kept with the submission."""
        return {
            "number": self.number,
            "public_id": str(self.public_id),
            "state": self.state.value,
            "step": self.step,
            "received_at": self.received_at.isoformat(),
            "registered_at": self.registered_at.isoformat() if self.registered_at else None,
            "due": {name: _plain(getattr(self.due, name)) for name in Due.__slots__},
            "invoice_public_id": str(self.invoice_public_id) if self.invoice_public_id else None,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Receipt":
        """The receipt as it was given: whoever gets it now sent the same before."""
        due = kept["due"]
        return cls(
            number=kept["number"],
            public_id=UUID(kept["public_id"]),
            state=CaseState(kept["state"]),
            step=kept["step"],
            received_at=clock.parse(kept["received_at"]),
            registered_at=_moment(kept["registered_at"]),
            due=Due(
                due_on=_day(due["due_on"]),
                due_at=_moment(due["due_at"]),
                starts_on=_day(due["starts_on"]),
                stopped=due["stopped"],
                confirmed=due["confirmed"],
            ),
            invoice_public_id=UUID(kept["invoice_public_id"]) if kept["invoice_public_id"] else None,
            is_repeat=True,
        )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: str | None) -> datetime | None:
    return clock.parse(value) if value else None
