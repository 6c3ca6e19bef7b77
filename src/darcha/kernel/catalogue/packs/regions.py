"""Reads the regions, districts and cities of the country. Ignores how codes are written: the schema knows."""

from pathlib import Path

from ..types import PackInvalid, Region
from .mistakes import Report
from .nodes import Node
from .reading import read_yaml
from .schemas import Schemas

FILE = "regions.yaml"


def load_regions(folder: Path) -> dict[str, Region]:
    """Every region and, after it, its districts, by code, from the national folder. Raises PackInvalid."""
    report = Report()
    name = f"{folder.name}/{FILE}"
    document = read_yaml(folder / FILE, name, report)
    if document is None or not Schemas(folder.parent / "schema").check("regions", document, report):
        raise PackInvalid(report.mistakes)
    regions: dict[str, Region] = {}
    for code, region in Node(document, (), document.data, report).pairs("regions"):
        regions[code] = Region(code, region.text("name"))
        for district_code, district in region.pairs("districts"):
            if not district_code.startswith(code):
                district.complain(f"{district_code} stands under {code}.", f"Its region is {district_code[:4]}.")
            regions[district_code] = Region(
                district_code, Node(document, (), {"name": district.value}, report).text("name"), parent=code
            )
    if report:
        raise PackInvalid(report.mistakes)
    return regions
