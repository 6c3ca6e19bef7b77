"""The demo country: its people, registers, officers, and a year of cases. Does nothing that is done already."""

import sys

from django.conf import settings

from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal

from .history import seed_history
from .personas import personas
from .population import seed_population

DEMO = Principal.system("demo")
SMALL = {"people": 200, "organisations": 12, "homes": 90, "vehicles": 60}


def seed() -> None:
    """Everything, with a line for each step."""
    small = settings.DARCHA_DEMO_SIZE == "small"
    seed_population(_say, **(SMALL if small else {}))
    seed_people()
    if not small:
        seed_history(_say)


def seed_people() -> None:
    """Accounts of the fixed demo people; officers get secrets of this installation alone."""
    for persona in personas():
        if persona.kind == "person":
            identity.ensure_demo_person(DEMO, persona.key, persona.pinfl, persona.document)
        else:
            identity.ensure_demo_staff(DEMO, persona.key, persona.name, persona.posts)


def _say(words: str) -> None:
    sys.stdout.write(f"    {words}\n")
    sys.stdout.flush()
