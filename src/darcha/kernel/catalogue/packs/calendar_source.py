"""The working calendars as raw files, from disk or from a stored edition, and their content hash. Ignores meaning."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..types import Body
from .mistakes import Report
from .reading import Document, read_yaml
from .schemas import Schemas

WEEK = "week.yaml"
_FOLDER = "national/calendars"


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """``week`` and one document for each year; ``bodies`` says of those that differ how they differ."""

    week: Document
    years: tuple[Document, ...]
    bodies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def as_text(self) -> str:
        """The whole source as JSON text, to be hashed and stored with an edition."""
        plain = {
            "week": self.week.data,
            "years": [year.data for year in self.years],
            "bodies": {key: dict(traits) for key, traits in sorted(self.bodies.items())},
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, stored: str) -> "CalendarSource":
        """The source of a stored edition. Lines are not kept: a stored edition has passed its checks."""
        plain = json.loads(stored)
        years = tuple(Document(f"{_FOLDER}/{year['year']}.yaml", year) for year in plain["years"])
        return cls(Document(f"{_FOLDER}/{WEEK}", plain["week"]), years, plain["bodies"])

    @property
    def content_hash(self) -> str:
        """SHA-256 in hex over the source as text."""
        return hashlib.sha256(self.as_text.encode()).hexdigest()


def read_calendars(folder: Path, bodies: Mapping[str, Body], report: Report) -> CalendarSource | None:
    """Read the folder of calendars; None when a file of it does not fit, which is then reported."""
    schemas = Schemas(folder.parent.parent / "schema")
    week = _read(folder / WEEK, "working-week", schemas, report)
    years = [_read(path, "calendar", schemas, report) for path in sorted(folder.glob("[0-9]*.yaml"))]
    if week is None or None in years:
        return None
    read = tuple(year for year in years if year is not None)
    return CalendarSource(week, read, _traits(read, bodies))


def _read(path: Path, schema: str, schemas: Schemas, report: Report) -> Document | None:
    name = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    if not path.is_file():
        report.add(name, 1, "This file is missing.", "It says the office hours, the fixed holidays and the acts.")
        return None
    document = read_yaml(path, name, report)
    return document if document is not None and schemas.check(schema, document, report) else None


def _traits(years: tuple[Document, ...], bodies: Mapping[str, Body]) -> dict[str, dict[str, Any]]:
    """What of a body touches its calendar, and no more: a new agency with the plain week is no new edition. Regions
    count where some day is a region's own."""
    by_region = any("regions" in day for year in years for day in year.data["days"])
    named = {body for year in years for day in year.data["days"] for body in day.get("bodies", ())}
    traits = {}
    for key, body in bodies.items():
        own: dict[str, Any] = {"calendar": body.calendar} if body.calendar != "five" else {}
        if body.office_hours is not None:
            own["office_hours"] = {"opens": f"{body.office_hours[0]:%H:%M}", "closes": f"{body.office_hours[1]:%H:%M}"}
        if by_region and body.region:
            own["region"] = body.region
        if own or key in named:
            traits[key] = own
    return traits
