"""What the applicant is told at which event: the pack's words, or the room's own where the pack has none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from darcha.ground.text import t
from darcha.kernel.catalogue.types import Notice, Service

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
PLACEHOLDERS = (
    "number",
    "service",
    "body",
    "due",
    "pay_by",
    "amount",
    "question",
    "words",
    "moment",
    "ground",
    "document",
    "objection",
    "article",
)
BY_EVERY_WAY: tuple[Literal["sms", "email"], ...] = ("sms", "email")
# Whatever the pack says of channels.
SAID_OUTSIDE = frozenset(
    {"overdue", "clarity_overdue", "extended", "hearing_appointed", "approved_by_silence", "refused_by_silence"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """A finished notice in one language."""

    subject: str
    body: str
    sms: str | None
    channels: tuple[Literal["sms", "email"], ...]


def notice_words(
    service: Service, code: str, language: str, params: Mapping[str, str], own: Notice | None = None
) -> Words:
    """The notice of that event, or the one that a step has of its own. Placeholders are filled once and never
    evaluated; unknown ones stay as they are."""
    notice = own or service.notices.get(code)
    if notice is None:
        room = f"cases.notice.{code}"
        channels = BY_EVERY_WAY if code in SAID_OUTSIDE else ()
        return Words(t(f"{room}.subject", language, **params), t(f"{room}.body", language, **params), None, channels)
    return Words(
        subject=filled(notice.subject.in_(language), params),
        body=filled(notice.body.in_(language), params),
        sms=filled(notice.sms.in_(language), params) if notice.sms else None,
        channels=notice.channels,
    )


def filled(words: str, params: Mapping[str, str]) -> str:
    """Places are filled once and never evaluated; unknown ones stay as they are."""
    return _PLACEHOLDER.sub(lambda found: params.get(found[1], found[0]), words)
