"""The fixed people of the demo, their numbers known, from ``personas.yaml``. Ignores accounts: identity makes those."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import yaml

from darcha.ground.identifiers import pinfl
from darcha.ground.text import LANGUAGES, t
from darcha.kernel.identity.types import Post

from .numbers import PERSONAS_AREA, demo_id
from .stock import stock

IDS = 0  # the seed of the fixed people's ids: the same in every draw
PHONES = "+99890000000"  # one more digit for each person


@dataclass(frozen=True, slots=True)
class Persona:
    """One who tries the doors: a person with a record in the register, or staff with posts."""

    key: str
    kind: Literal["person", "staff"]
    name: str
    person_id: UUID | None = None
    pinfl: str = ""
    document: str = ""
    login: str = ""
    posts: tuple[Post, ...] = ()

    def how(self, passphrase: str = "") -> dict[str, str]:
        """How to sign in as this one, in every language. Staff have a passphrase of this installation alone."""
        return {
            language: t(
                f"demo.how.{self.kind}",
                language,
                persona=self.key,
                pinfl=self.pinfl,
                document=self.document,
                login=self.login,
                passphrase=passphrase or "…",
            )
            for language in LANGUAGES
        }


@cache
def _said() -> Mapping[str, Any]:
    return dict(yaml.safe_load((Path(__file__).parent / "personas.yaml").read_text("utf-8")))


@cache
def people() -> Mapping[str, dict[str, Any]]:
    """The persons' own records by key, in the order of the file."""
    return {key: _record(dict(said)) for key, said in _said()["people"].items()}


def _record(said: dict[str, Any]) -> dict[str, Any]:
    serial = said.pop("serial")
    names = (said["surname"], said["given_name"], said.get("patronymic", ""))
    return {
        "pinfl": pinfl.make(said["sex"], date.fromisoformat(said["born_on"]), PERSONAS_AREA, serial),
        "document": f"AA900000{serial}",
        "full_name": " ".join(name for name in names if name),
        "phone": f"{PHONES}{serial}",
        **said,
    }


def belongings() -> Mapping[str, list[dict[str, Any]]]:
    """What they own and have, by registry."""
    return {registry: [_resolved(data) for data in rows] for registry, rows in _said()["records"].items()}


def _resolved(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _resolved(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_resolved(value) for value in node]
    return people()[node[1:]]["pinfl"] if isinstance(node, str) and node.startswith("@") else node


def personas() -> tuple[Persona, ...]:
    """Everybody, persons first, in the order in which they are shown."""
    persons = [
        Persona(
            key,
            "person",
            f"{record['given_name']} {record['surname']}",
            person_id=demo_id(IDS, stock()["registries"]["people"], serial),
            pinfl=record["pinfl"],
            document=record["document"],
            login=record["pinfl"],
        )
        for serial, (key, record) in enumerate(people().items())
    ]
    staff = [
        Persona(
            key, "staff", said["name"], login=f"{key}@demo.invalid", posts=tuple(Post(*post) for post in said["posts"])
        )
        for key, said in _said()["staff"].items()
    ]
    return (*persons, *staff)


def people_as_json(passphrases: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """What ``darcha demo people --json`` prints; ``passphrases`` of the staff by persona, where they are known."""
    known = passphrases or {}
    return [
        {
            "persona": persona.key,
            "name": persona.name,
            "kind": persona.kind,
            "pinfl": persona.pinfl or None,
            "document": persona.document or None,
            "login": persona.login,
            "passphrase": known.get(persona.key) or None,
            "how": persona.how(known.get(persona.key, "")),
        }
        for persona in personas()
    ]
