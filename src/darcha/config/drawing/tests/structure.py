"""Reading back what was drawn."""

import re
from xml.etree import ElementTree as ET


def tree(written: str) -> ET.Element:
    """The root of a file of ours."""
    return ET.fromstring(written)  # noqa: S314 - written by ourselves a moment ago


def parts(svg: str) -> set[str]:
    """Keys of all that an SVG draws."""
    return {key for keys in re.findall(r'data-part="([^"]*)"', svg) for key in keys.split()}
