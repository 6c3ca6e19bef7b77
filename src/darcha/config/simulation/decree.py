"""A decree in the middle of the month: the next release of the packs has one more day off. Ignores cases."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import yaml
from django.conf import settings

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import WorkingCalendar

ACT = "simulated"
WORKING_DAYS_AHEAD = 3


def release(today: date, folder: Path, body: str) -> date:
    """Publish packs in which a working day soon after ``today`` is off for everybody; gives that day."""
    calendar = catalogue.calendar(body=body)
    day = _ahead(calendar, today)
    packs = shutil.copytree(settings.DARCHA_PACKS_DIR, folder / f"packs-{day}")
    calendars = packs / "national" / "calendars"
    week = calendars / "week.yaml"
    said = week.read_text("utf-8")
    week.write_text(said.replace("\nacts:\n", f'\nacts:\n  {ACT}: {{ref: "{today:%d.%m.%Y}"}}\n', 1), "utf-8")
    year = calendars / f"{day.year}.yaml"
    line = {"date": day.isoformat(), "kind": "moved-day-off", "name": "extra", "act": ACT, "weeks": _weeks(day)}
    with year.open("a", encoding="utf-8") as lines:
        lines.write(f"  - {yaml.safe_dump(line, default_flow_style=True, allow_unicode=True, width=1000).strip()}\n")
    settings.DARCHA_PACKS_DIR = str(packs)
    catalogue.publish_packs()
    return day


def _ahead(calendar: WorkingCalendar, today: date) -> date:
    day, left = today, WORKING_DAYS_AHEAD
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working(day)
    return day


def _weeks(day: date) -> list[str]:
    """The weeks in which that day would work."""
    return [kind for kind, week in catalogue.calendars().weeks.items() if week.is_working(day)]
