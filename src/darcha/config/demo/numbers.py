"""Identifiers of the invented country, each unique and valid in form. PINFL areas from 900 on are issued to nobody."""

import hashlib
from collections.abc import Callable
from datetime import date
from random import Random
from uuid import UUID

from darcha.ground.identifiers import pinfl
from darcha.ground.identifiers.pinfl import Sex

from .stock import one_of, stock

FIRST_AREA, PERSONAS_AREA = 900, 999
_EPOCH_MS = 1_735_671_600_000  # 1 January 2025 in Tashkent: ids sort like those of an import on that day
_PLATE_LETTERS = "ABCDEFGHJKLMNOPQRSTUVXYZ"


def demo_id(seed: int, registry: str, serial: int) -> UUID:
    """The same id for the same seed, in the shape of a UUIDv7 so that indexes stay in order."""
    chaos = hashlib.sha256(f"darcha-demo:{seed}:{registry}:{serial}".encode()).digest()
    body = bytearray((_EPOCH_MS + serial).to_bytes(6, "big") + chaos[:10])
    body[6] = 0x70 | body[6] & 0x0F
    body[8] = 0x80 | body[8] & 0x3F
    return UUID(bytes=bytes(body))


class Numbers:
    """Hands out numbers of one draw and never the same twice."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._taken: set[str] = set()

    def pinfl(self, sex: Sex, born_on: date) -> str:
        """A PINFL with a valid check digit in an area that is not issued."""
        return self._fresh(
            lambda: pinfl.make(
                sex, born_on, self._chance.randrange(FIRST_AREA, PERSONAS_AREA), self._chance.randrange(1, 1000)
            )
        )

    def document(self) -> str:
        """AA and seven digits; those from AA9000000 on belong to the fixed demo people."""
        return self._fresh(lambda: f"AA{self._chance.randrange(1_000_000, 9_000_000)}")

    def phone(self) -> str:
        """A mobile number in E.164. Nothing is ever sent to it: the demo's messages stay on a page."""
        return self._fresh(
            lambda: f"+998{one_of(self._chance, stock()['operators'])}{self._chance.randrange(10**7):07d}"
        )

    def stir(self) -> str:
        """Nine digits beginning with 30; those beginning with 39 belong to the fixed demo people's companies."""
        return self._fresh(lambda: f"30{self._chance.randrange(10**7):07d}")

    def cadastre(self, region: str, district: str, flat: bool) -> str:
        """Six groups, and two more for a flat inside a building."""
        number = self._fresh(
            lambda: ":".join(
                (
                    f"{stock()['regions'][region]['cadastre']:02d}",
                    f"{int(district[-2:]):02d}",
                    *(f"{self._chance.randrange(1, 60):02d}" for _ in range(3)),
                    f"{self._chance.randrange(1, 9000):04d}",
                )
            )
        )
        return f"{number}:0001:{self._chance.randrange(1, 200):03d}" if flat else number

    def plate(self, region: str, of_entity: bool) -> str:
        """01A123BC for persons, 01123ABC for entities."""
        first, last = stock()["regions"][region]["plates"]

        def make() -> str:
            letters = [one_of(self._chance, _PLATE_LETTERS) for _ in range(3)]
            code, number = self._chance.randint(first, last), self._chance.randrange(1, 1000)
            if of_entity:
                return f"{code:02d}{number:03d}{''.join(letters)}"
            return f"{code:02d}{letters[0]}{number:03d}{''.join(letters[1:])}"

        return self._fresh(make)

    def _fresh(self, make: Callable[[], str]) -> str:
        while (value := make()) in self._taken:
            pass
        self._taken.add(value)
        return value
