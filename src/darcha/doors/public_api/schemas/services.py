"""The registry of services."""

from typing import Any

from ninja import Field, Schema
from pydantic import ConfigDict


class ServiceItem(Schema):
    key: str
    name: str
    agency: str
    sphere: str
    fee_from: int
    term: str


class ServiceList(Schema):
    items: list[ServiceItem]
    next: str | None


class LegalBasisOut(Schema):
    act: str
    title: str
    article: str | None = None
    url: str | None = None


class RefusalGroundOut(Schema):
    key: str
    text: str
    article: str


class TermOut(Schema):
    rule: str
    article: str
    length: int
    unit: str
    starts_at: str


class OwnTimeOut(Schema):
    """The applicants' own time: from a question of the body to its answer. ``median_seconds`` from 20 cases on."""

    cases: int
    median_seconds: int | None = None


class BacklogOut(Schema):
    """Open cases now, and how many of them are past their term."""

    open: int
    past_term: int


class WaitingOut(Schema):
    """How long it really takes by the wall clock, without the applicants' own time, over the ``cases`` decided in the
    last twelve months; the times are null under 20 cases."""

    cases: int
    median_seconds: int | None = None
    nine_of_ten_seconds: int | None = None
    own: OwnTimeOut
    backlog: BacklogOut


class Passport(Schema):
    key: str
    version: str
    name: str
    legal_name: str
    summary: str
    result: str
    agency: str
    sphere: str
    audience: list[str]
    channels: list[str]
    fee_from: int
    term: str
    terms: list[TermOut]
    waiting: WaitingOut
    bring: list[str]
    refusal_grounds: list[RefusalGroundOut]
    legal_basis: list[LegalBasisOut]


class FormOut(Schema):
    """``schema`` is JSON Schema 2020-12, self-contained; ``pages`` groups its properties for people."""

    service: str
    version: str
    language: str
    schema_: dict[str, Any] = Field(alias="schema")
    pages: list[dict[str, Any]]

    model_config = ConfigDict(populate_by_name=True)
