"""What is said, by which channel, and how far it got. Ignores the words themselves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

Channel = Literal["sms", "email"]


class DeliveryState(StrEnum):
    """``NO_ADDRESS``: the person has none for this channel; the cabinet still shows the notice. ``UNPROVEN``: it was
    handed over, no answer came, and that gateway would send a repeat as a second message: it is not said again."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    NO_ADDRESS = "no_address"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an account can be reached: E.164 phone and e-mail, either may be missing."""

    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice in the cabinet. ``about`` is ``kind:id`` of what it speaks of."""

    id: UUID
    key: str
    about: str
    subject: str
    body: str
    language: str
    said_at: datetime
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stuck:
    """How many messages of a channel were tried in vain, and since when the oldest waits."""

    channel: str
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Unproven:
    """How many messages of a channel may have been sent by that gateway, or not, and are not said again."""

    channel: str
    gateway: str
    count: int


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A message that the demo kept instead of sending. ``to`` is a phone or an e-mail address."""

    at: datetime
    channel: Channel
    to: str
    subject: str
    body: str
