"""Files that nobody reads: a wrong ending, a wrong place, a capital letter. Ignores notes and hidden files."""

import re
from difflib import get_close_matches
from pathlib import Path

from darcha.ground.text import LANGUAGES

from .mistakes import Report

_ONE_OF = "|".join(LANGUAGES)
_SERVICE = r"agencies/[^/]+/services/[^/]+/"
_READ = re.compile(
    r"schema/[^/]+\.json"
    r"|national/(bodies|spheres|life_events|base_unit|ladder|regions|languages|identifiers)\.yaml"
    r"|national/calendars/(week|\d{4})\.yaml"
    r"|registries/[^/]+/registry\.yaml"
    r"|agencies/[^/]+/(agency|posts)\.yaml"
    rf"|{_SERVICE}(service|form|procedure|fees)\.yaml"
    rf"|{_SERVICE}text/({_ONE_OF})\.yaml"
    rf"|{_SERVICE}documents/[^/]+\.(yaml|typ)"
    rf"|{_SERVICE}(notices|letters|examples)/[^/]+\.yaml"
)
_NAMES = ("service", "form", "procedure", "fees", "agency", "posts", "registry", *LANGUAGES)


def check_strays(folder: Path, report: Report) -> None:
    """Every file is one that is read; what is written elsewhere would be believed and never hold."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or _is_note(path.relative_to(folder)) or _READ.fullmatch(name):
            continue
        report.add(name, 1, "Nobody reads this file.", _meant(path))


def _is_note(path: Path) -> bool:
    """Notes for people, and what systems leave behind."""
    return path.suffix == ".md" or any(part.startswith(".") for part in path.parts)


def _meant(path: Path) -> str:
    if path.name.endswith("~"):
        return "An editor left it behind: remove it, or it is believed one day."
    if path.suffix.lower() in {".yml", ".yaml"} and path.name != path.with_suffix(".yaml").name.lower():
        return f"Did you mean “{path.stem.lower()}.yaml”?"
    near = get_close_matches(path.stem.lower(), _NAMES, n=1, cutoff=0.7)
    if near:
        return f"Did you mean “{near[0]}.yaml”?"
    return "Remove it, or look up in docs/packs.md where it belongs."
