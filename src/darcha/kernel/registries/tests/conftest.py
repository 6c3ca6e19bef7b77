"""A country with four small registers of its own, so that no test of the room leans on the real packs."""

from types import SimpleNamespace
from uuid import UUID

import pytest

from darcha.ground.text import Text
from darcha.kernel.catalogue.types import RegistryDefinition
from darcha.kernel.identity.types import PartyRef, Post, Principal
from darcha.kernel.registries import api
from darcha.kernel.registries.models import definition as described

ANNA, BORIS, FIRM, ABROAD = "30211975910033", "51502019000166", "301234567", "309999999"
BELL = "bell-permit"


def _text(word: str) -> Text:
    return Text({"uz": word, "kaa": word, "ru": word, "en": word})


def _registry(key: str, keys: tuple[str, ...], roles: dict[str, str], fields: dict, **more) -> RegistryDefinition:
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name in fields if not name.endswith("?")],
        "properties": {name.rstrip("?"): rule for name, rule in fields.items()},
    }
    return RegistryDefinition(
        key=key,
        name=_text(key),
        holder=more.pop("holder", "bell-office"),
        schema=schema,
        keys=keys,
        access=more.pop("access", {}),
        roles=roles,
        **more,
    )


TEXT = {"type": "string"}
OWNERS = {
    "type": "array",
    "items": {"type": "object", "properties": {"pinfl": {"type": "string", "format": "pinfl"}, "stir": TEXT}},
}
REGISTRIES = {
    definition.key: definition
    for definition in (
        _registry(
            "people",
            ("pinfl", "paper"),
            {"individual": "pinfl", "number": "pinfl", "document": "paper", "name": "called", "phone": "phone"},
            {"pinfl": {"type": "string", "format": "pinfl"}, "paper": TEXT, "called": TEXT, "phone?": TEXT},
            describes="person",
            access={BELL: ("called", "pinfl")},
        ),
        _registry(
            "firms",
            ("stir", "head"),
            {"individual": "head", "entity": "stir", "number": "stir", "name": "called", "foreign": "abroad"},
            {
                "stir": {"type": "string", "format": "stir"},
                "head": TEXT,
                "called": TEXT,
                "abroad?": {"type": "boolean"},
            },
            describes="entity",
            access={BELL: ("called",)},
        ),
        _registry(
            "bicycles",
            ("frame", "owners[].pinfl", "owners[].stir"),
            {"individual": "owners[].pinfl", "entity": "owners[].stir"},
            {"frame": TEXT, "colour": TEXT, "owners": OWNERS},
            access={BELL: ("frame", "colour")},
        ),
        _registry("helmets", ("pinfl",), {"individual": "pinfl"}, {"pinfl": TEXT}, holder="head-office"),
    )
}
SYSTEM = Principal.system("cases")
BELL_OFFICER = Principal(kind="staff", assurance="mfa", posts=(Post("bell-office", "ringer", "officer"),))
STRANGER = Principal(kind="staff", assurance="mfa", posts=(Post("elsewhere", "clerk", "officer"),))


@pytest.fixture(autouse=True)
def _country(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(described.catalogue, "current", lambda: SimpleNamespace(registries=REGISTRIES))


def enter(registry: str, data: dict, **more) -> UUID:
    return api.record(SYSTEM, registry=registry, data=data, source="test", **more)


@pytest.fixture
def anna(db: None) -> UUID:
    return enter("people", {"pinfl": ANNA, "paper": "AA1234567", "called": "Anna Canary", "phone": "+998901112233"})


@pytest.fixture
def boris(db: None) -> UUID:
    return enter("people", {"pinfl": BORIS, "paper": "AA7654321", "called": "Boris Canary"})


@pytest.fixture
def as_anna(anna: UUID) -> Principal:
    return Principal(kind="person", person_id=anna, assurance="sms")


def individual(record_id: UUID) -> PartyRef:
    return PartyRef("individual", record_id)
