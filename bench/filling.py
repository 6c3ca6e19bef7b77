"""Tables, packs and people, then as many cases as a stage wants. Needs Django."""

from django.core.management import call_command
from django.db import connection

from .people import enter_population
from .rig import Rig


def furnish(rig: Rig) -> None:
    """What ``darcha run`` prepares, with people enough for the limits of each."""
    from darcha.kernel.catalogue.api import publish_packs

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    publish_packs()
    enter_population()
    _ = rig.people


def fill(rig: Rig, cases: int) -> None:
    """Up to so many cases; a kept folder has most of them already."""
    from .cases import fill as copy

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_case WHERE number LIKE 'B%%'")
        there = int(cursor.fetchone()[0])
    copy(cases - there, first=there)
    rig.cases = cases
