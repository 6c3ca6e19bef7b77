"""What must be in the database before the doors open: ``python -m darcha.config.processes.prepare STEP...``."""

import sys
from collections.abc import Callable


def migrate() -> None:
    """This version's tables in the database, its styles and scripts where the web server finds them."""
    from django.core.management import call_command

    from ..migrating import bring_up

    bring_up()
    call_command("collectstatic", interactive=False, verbosity=0)


def _publish() -> None:
    from darcha.kernel.catalogue.api import publish_packs

    publish_packs()


def _seed() -> None:
    from ..demo.seed import seed

    seed()


STEPS: dict[str, tuple[str, Callable[[], None]]] = {
    "migrate": ("tables", migrate),
    "publish": ("service packs", _publish),
    "seed": ("people, registers and a year of cases", _seed),
}


def main(*steps: str) -> None:
    """Each step in the order given, announced; a step that is done already does nothing. 1 is the database itself."""
    import django

    django.setup()
    for number, step in enumerate(steps, start=2):
        words, run = STEPS[step]
        sys.stdout.write(f"{number}/5 {words}\n")
        sys.stdout.flush()
        run()


if __name__ == "__main__":
    main(*sys.argv[1:])
