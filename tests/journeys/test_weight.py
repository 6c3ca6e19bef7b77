"""How much a page weighs, in bytes on the wire: the first view under 100 KB, scripts of any page under 60 KB."""

from urllib.parse import urlsplit

from playwright.sync_api import Response

from .conftest import Visit

FIRST_VIEW, SCRIPTS = 100_000, 60_000
HEAVY = ["", "services/window-tint-permit", "services/appeal/apply", "me/security", "_furniture"]


def wire_bytes(answer: Response) -> int:
    """What came over the wire: headers and the packed body."""
    sizes = answer.request.sizes()
    return int(sizes["responseHeadersSize"]) + int(sizes["responseBodySize"])


def kind(answer: Response) -> str:
    return answer.request.resource_type


def test_first_view_of_the_first_page(visit: Visit) -> None:
    visitor = visit(width=360)
    visitor.goto("")
    parts = [one for one in visitor.answers if kind(one) in ("document", "stylesheet", "script")]
    assert {kind(one) for one in parts} == {"document", "stylesheet", "script"}
    assert sum(wire_bytes(one) for one in parts) < FIRST_VIEW


def test_scripts_of_any_page(visit: Visit) -> None:
    for persona, pages in (("citizen", HEAVY), ("officer", ["office/", "office/security"])):
        for path in pages:
            visitor = visit(persona)
            visitor.goto(path)
            scripts = [one for one in visitor.answers if kind(one) == "script"]
            assert sum(wire_bytes(one) for one in scripts) < SCRIPTS, urlsplit(visitor.page.url).path
