"""What a schema cannot see: names that must exist, rules that must compile, texts that must be equal. Ignores examples."""

from pathlib import Path

from ..types import Catalogue, Service
from .mistakes import Report
from .nodes import Texts
from .sources import ServiceSource


def check_service(
    folder: Path, source: ServiceSource, service: Service, texts: Texts, catalogue: Catalogue, report: Report
) -> None:
    """Every check of one service."""
