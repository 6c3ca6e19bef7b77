"""Search as people type: four languages and two scripts, with slips; and pages with an address nobody asked for yet."""

from collections.abc import Callable
from urllib.parse import quote

from .. import closed
from ..asking import ask, expect
from ..registry import Round, measure
from ..rig import Rig, stamp

WORDS = ("uy borligi", "uy borlgi", "уй борлиги", "тонировка", "tonirovka", "murojaat", "ariza", "shikoyat", "permit")
LANGUAGES = ("uz", "kaa", "ru", "en")
A_SECOND = 3_000  # addresses prepared for each second of a round


@measure("search", "search over the services of the packs, closed loop of 16", limit="limit-page", target=">= 800/s")
def search(rig: Rig) -> Round:
    """Every word in every language in turn."""
    paths = [f"/{language}/search?q={quote(word)}" for language in LANGUAGES for word in WORDS]
    expect(ask(rig.place, "GET", paths[0]), 200, b"housing-certificate")
    given = {"PATHS": rig.file_of("searches", paths)}
    return lambda seconds: closed.run(rig.place, "/", seconds=seconds, given=given)


MISSED = {
    "page-miss": ("a service", "/ru/services/window-tint-permit"),
    "page-miss-home": ("the home page", "/uz/"),
    "page-miss-services": ("the list of services", "/uz/services"),
}


def _miss(path: str) -> Callable[[Rig], Round]:
    """Nothing that is kept can answer it."""

    def prepare(rig: Rig) -> Round:
        def run(seconds: float):  # type: ignore[no-untyped-def]
            paths = [f"{path}?n={stamp()}{number}" for number in range(int(max(2, seconds) * A_SECOND))]
            return closed.run(rig.place, "/", seconds=seconds, given={"PATHS": rig.file_of("misses", paths)})

        return run

    return prepare


for _name, (_what, _path) in MISSED.items():
    measure(_name, f"{_what} with a query nobody asked for before", limit="limit-page", target=">= 800/s on a miss")(
        _miss(_path)
    )
