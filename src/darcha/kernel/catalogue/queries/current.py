"""What the packs of this installation say. Ignores later changes on disk."""

from ..packs.in_use import loaded
from ..types import Catalogue, Region


def current() -> Catalogue:
    """The catalogue of this installation."""
    return loaded().catalogue


def regions() -> tuple[Region, ...]:
    """The regions without their districts."""
    return tuple(region for region in current().regions.values() if region.parent is None)
