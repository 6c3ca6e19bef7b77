"""The body of an act, as a type made from what the acts of an office need. Ignores which act needs what."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict, create_model

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import LONGEST_GROUND, Need

from .schemas import KeyText

_SHORT = Annotated[str, Field(max_length=80)]
_OF_KIND: Mapping[str, Any] = {
    "words": str,
    "fact": str,
    "ground": KeyText,
    "holder": UUID | None,
    "body": KeyText,
    "bodies": list[_SHORT],
    "post": KeyText,
    "stop-ground": KeyText,
    "duration": _SHORT,
    "moment": datetime | None,
    "day": date | None,
    "case": _SHORT,
    "cases": list[_SHORT],
    "documents": list[UUID],
    "evidence": list[Annotated[str, Field(max_length=90)]],
    "grounds": list[Annotated[str, Field(max_length=LONGEST_GROUND)]],
    "request": UUID | None,
    "choice": KeyText,
    "yes-no": bool | None,
}


class _Closed(Schema):
    model_config = ConfigDict(extra="forbid")


def _fields() -> dict[str, Any]:
    """Every need of every act of an office once, at its longest; empty where it is not said."""
    longest: dict[str, Need] = {}
    for need in (need for row in cases.office_rows() for need in row.needs):
        if need.name not in longest or longest[need.name].longest < need.longest:
            longest[need.name] = need
    return {name: _field(need) for name, need in sorted(longest.items())}


def _field(need: Need) -> tuple[Any, Any]:
    kind = _OF_KIND[need.kind]
    if kind is str:
        return kind, Field("", max_length=need.longest)
    if need.kind in ("bodies", "cases", "documents", "evidence", "grounds"):
        return kind, Field(default_factory=list, max_length=need.longest)
    return kind, "" if kind in (KeyText, _SHORT) else None


class ActionIn(create_model("Needs", __base__=_Closed, **_fields())):  # type: ignore[misc]
    """What acts need: the list of actions says which of it each of them asks for."""
