"""``python -m faults.worker CLOCK_FILE [--without-isolation]``: an installation's worker, its clock in our hands."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import django


@contextmanager
def not_isolated(case_id: object, failures: object) -> Iterator[None]:
    """The sweep as it would be if a failing case were not kept from its neighbours."""
    yield


def main(clock_file: str, *flags: str) -> None:
    """Everything but the time is the product's own."""
    django.setup()
    from darcha.config.processes.worker import run_worker
    from darcha.ground import clock
    from darcha.kernel.cases.commands import _isolated

    if "--without-isolation" in flags:
        _isolated.isolated = not_isolated  # type: ignore[assignment]
    file = Path(clock_file)
    with clock.frozen(file.read_text("utf-8")) as frozen:
        Thread(target=_follow, args=[file, frozen], daemon=True).start()
        run_worker()


def _follow(file: Path, frozen: object) -> None:
    while True:
        frozen.move_to(file.read_text("utf-8"))  # type: ignore[attr-defined]
        time.sleep(0.02)


if __name__ == "__main__":
    main(*sys.argv[1:])
