"""The project's own packs, loaded once for all tests. Ignores Django's settings."""

from functools import cache
from pathlib import Path

from darcha.kernel.catalogue.packs.load import Loaded, load_strictly
from darcha.kernel.catalogue.types import Catalogue, Service

PACKS = Path(__file__).parents[5] / "packs"


@cache
def loaded() -> Loaded:
    return load_strictly(PACKS)


def catalogue() -> Catalogue:
    return loaded().catalogue


def service(key: str) -> Service:
    return catalogue().services[key][-1]
