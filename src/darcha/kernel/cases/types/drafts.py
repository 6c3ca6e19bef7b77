"""Drafts as they cross the counter. Ignores what the questions mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """An application that is not sent yet: no number, nobody but its owner sees it."""

    id: UUID
    service_key: str
    answers: Mapping[str, Any]
    language: str
    revision: int
    page: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """``revision`` goes into the next save. ``overwritten``: fields that another tab had changed and this one changed
    again; the older values are kept with the draft."""

    id: UUID
    revision: int
    answers: Mapping[str, Any]
    overwritten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parked:
    """One page as it was typed after the session had ended. ``about`` is the draft or the case; ``page`` that of the
    form, or the act; ``based_on`` the revision of the draft that the page had loaded."""

    about: UUID
    service_key: str
    page: str
    answers: Mapping[str, Any]
    based_on: int = 0
