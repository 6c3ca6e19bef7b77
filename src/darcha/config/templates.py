"""Finds templates where the house keeps them: furniture, doors, and the rooms' panels."""

from functools import cache
from pathlib import Path

from django.template.loaders.filesystem import Loader

_SOURCES = Path(__file__).parents[1]


@cache
def template_dirs() -> tuple[Path, ...]:
    """Every ``templates`` folder of the product, in a stable order."""
    found = [
        *_SOURCES.glob("furniture/templates"),
        *_SOURCES.glob("doors/*/templates"),
        *_SOURCES.glob("kernel/*/panels/templates"),
    ]
    return tuple(sorted(found))


class HouseLoader(Loader):
    """A filesystem loader over ``template_dirs``."""

    def get_dirs(self) -> list[str | Path]:
        return list(template_dirs())
