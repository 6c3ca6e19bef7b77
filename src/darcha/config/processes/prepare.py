"""The steps before the doors open, each a process of its own: ``python -m darcha.config.processes.prepare STEP``."""

import sys


def main(step: str) -> None:
    """``migrate``, ``publish`` or ``seed``; each does nothing when it is done already."""
    import django

    django.setup()
    from django.core.management import call_command

    if step == "migrate":
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
    elif step == "publish":
        from darcha.kernel.catalogue.api import publish_packs

        publish_packs()
    else:
        from ..demo.seed import seed

        seed()


if __name__ == "__main__":
    main(sys.argv[1])
