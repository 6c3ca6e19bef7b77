"""Pages that are the same for everybody: home, list of services, a service. Held against the same bytes from the bare
web server, the most that Python behind it can give. On a miss the address has a query that nobody asked for before."""

from collections.abc import Callable

from darcha.config.processes.web import web_command

from .. import closed
from ..asking import ask, expect
from ..place import free_port
from ..registry import Round, measure
from ..rig import Rig

PAGES = {"home": "/uz/", "services": "/uz/services", "service": "/ru/services/window-tint-permit"}


@measure("limit-page", "a page's bytes from the same server without an application")
def limit(rig: Rig) -> Round:
    """granian with the same processes and threads, and an application of four lines."""
    port = free_port()
    body = expect(ask(rig.place, "GET", PAGES["services"]), 200).body
    command = web_command("127.0.0.1", port, rig.place.workers)
    command[-1] = "bench.bare:application"
    address = f"http://127.0.0.1:{port}"
    rig.file_of("page", [body.decode()])

    def run(seconds: float):  # type: ignore[no-untyped-def]
        rig.place.start_bare(command, address, str(rig.place.home / "page"))
        try:
            return closed.run(rig.place, "/", seconds=seconds, address=address)
        finally:
            rig.place.stop("bare")

    return run


def _page(name: str, path: str) -> Callable[[Rig], Round]:
    def prepare(rig: Rig) -> Round:
        expect(ask(rig.place, "GET", path), 200, b"</html>")
        return lambda seconds: closed.run(rig.place, path, seconds=seconds)

    return prepare


for _name, _path in PAGES.items():
    measure(f"page-{_name}", f"{_path} for anybody, closed loop of 16", limit="limit-page", target=">= 5,000/s kept")(
        _page(_name, _path)
    )
