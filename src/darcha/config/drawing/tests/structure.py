"""What a drawing says, without its places: compared with the kept structure of each service.

After a pack has changed: ``python -m darcha.config.drawing.tests.structure`` writes the structures anew, to be read.
"""

import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

KEPT = Path(__file__).parent / "kept"
BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def tree(written: str) -> ET.Element:
    """The root of a file of ours."""
    return ET.fromstring(written)  # noqa: S314 - written by ourselves a moment ago


def parts(svg: str) -> set[str]:
    """Keys of all that an SVG draws."""
    return {key for keys in re.findall(r'data-part="([^"]*)"', svg) for key in keys.split()}


def structure(service, catalogue) -> str:
    """Steps and flows of each notation, one a line."""
    from darcha.config.drawing.files import draw

    lines = []
    for name, content in draw(service, catalogue, "uz", ("idef0", "idef3", "bpmn")):
        lines.append(f"== {name}")
        if not name.endswith(".bpmn"):
            lines += sorted(parts(content))
            continue
        process = tree(content).find(f"{BPMN}process")
        assert process is not None
        for one in process:
            if one.get("sourceRef"):
                lines.append(f"{one.get('sourceRef')} -> {one.get('targetRef')}")
            else:
                where = f" on {one.get('attachedToRef')}" if one.get("attachedToRef") else ""
                lines.append(f"{one.tag.removeprefix(BPMN)} {one.get('id')}{where}")
    return "\n".join(lines) + "\n"


def main() -> None:
    from darcha.config.environment import prepare, start_django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
    prepare(os.environ)
    start_django()
    from darcha.kernel.catalogue.api import current

    KEPT.mkdir(exist_ok=True)
    for key, versions in current().services.items():
        (KEPT / f"{key}.txt").write_text(structure(versions[-1], current()), "utf-8")


if __name__ == "__main__":
    main()
