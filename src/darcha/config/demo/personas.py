"""The fixed people of the demo, with known numbers, and what they own. Ignores accounts: identity makes those."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from darcha.ground.identifiers import pinfl
from darcha.ground.identifiers.pinfl import Sex
from darcha.ground.text import LANGUAGES, t
from darcha.kernel.identity.types import Post

from .numbers import PERSONAS_AREA, demo_id

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

    def how(self) -> dict[str, str]:
        """How to sign in as this one, in every language."""
        return {
            language: t(
                f"demo.how.{self.kind}",
                language,
                persona=self.key,
                pinfl=self.pinfl,
                document=self.document,
                login=self.login,
            )
            for language in LANGUAGES
        }


def _record(serial: int, sex: Sex, born_on: date, names: tuple[str, str, str], **more: Any) -> dict[str, Any]:
    surname, given_name, patronymic = names
    return {
        "pinfl": pinfl.make(sex, born_on, PERSONAS_AREA, serial),
        "document": f"AA900000{serial}",
        "surname": surname,
        "given_name": given_name,
        **({"patronymic": patronymic} if patronymic else {}),
        "full_name": " ".join(name for name in names if name),
        "born_on": born_on.isoformat(),
        "sex": sex,
        "citizenship": "UZ",
        "phone": f"{PHONES}{serial}",
        "region": "1726",
        **more,
    }


PEOPLE: Mapping[str, dict[str, Any]] = {
    "citizen": _record(
        1,
        "female",
        date(1990, 5, 14),
        ("Karimova", "Dilnoza", "Baxtiyor qizi"),
        email="dilnoza.karimova@demo.example",
        district="1726266",
        address="Toshkent shahri, Yunusobod tumani, Amir Temur koʻchasi, 108-uy, 24-xonadon",
    ),
    "citizen2": _record(
        2,
        "male",
        date(1968, 11, 2),
        ("Allambergenov", "Sultan", "Jeńis ulı"),
        region="1735",
        district="1735401",
        address="Qoraqalpogʻiston Respublikasi, Nukus shahri, Berdaq koʻchasi, 17-uy, 5-xonadon",
    ),
    "entrepreneur": _record(
        3,
        "male",
        date(1982, 3, 27),
        ("Rustamov", "Jasur", "Anvar oʻgʻli"),
        email="jasur.rustamov@demo.example",
        district="1726294",
        address="Toshkent shahri, Chilonzor tumani, Bunyodkor koʻchasi, 42-uy",
        sole_trader_since="2019-04-01",
    ),
    "foreigner": _record(
        4,
        "female",
        date(1994, 8, 9),
        ("Weber", "Anna", ""),
        citizenship="DE",
        district="1726269",
        address="Toshkent shahri, Mirzo Ulugʻbek tumani, Mustaqillik koʻchasi, 5-uy, 61-xonadon",
    ),
}
COMPANY = {
    "stir": "390000001",
    "name": "“Jasur Trans” MChJ",
    "kind": "llc",
    "head_pinfl": PEOPLE["entrepreneur"]["pinfl"],
    "foreign": False,
    "region": "1726",
    "district": "1726294",
    "address": "Toshkent shahri, Chilonzor tumani, Bunyodkor koʻchasi, 42-uy",
    "registered_on": "2020-02-15",
}
HOMES = (
    {
        "cadastre": "10:07:02:01:04:9101:0001:024",
        "kind": "flat",
        "address": PEOPLE["citizen"]["address"],
        "area_m2": 67.4,
        "region": "1726",
        "district": "1726266",
        "registered_on": "2016-09-12",
        "owners": [{"pinfl": PEOPLE["citizen"]["pinfl"], "share": "1/1"}],
    },
    {
        "cadastre": "10:09:01:03:02:9102",
        "kind": "house",
        "address": PEOPLE["entrepreneur"]["address"],
        "area_m2": 154.0,
        "region": "1726",
        "district": "1726294",
        "registered_on": "2012-06-30",
        "owners": [{"pinfl": PEOPLE["entrepreneur"]["pinfl"], "share": "1/1"}],
    },
)
VEHICLES = (
    {
        "plate": "01A001AA",
        "make": "Chevrolet",
        "model": "Cobalt",
        "year": 2022,
        "category": "car",
        "colour": "white",
        "region": "1726",
        "owner_pinfl": PEOPLE["citizen"]["pinfl"],
    },
    {
        "plate": "01001AAA",
        "make": "Isuzu",
        "model": "NP 37",
        "year": 2021,
        "category": "bus",
        "colour": "white",
        "region": "1726",
        "owner_stir": COMPANY["stir"],
    },
)
DISABILITIES = ({"pinfl": PEOPLE["citizen2"]["pinfl"], "group": "II", "established_on": "2018-05-10"},)

_STAFF = (
    Persona(
        "officer",
        "staff",
        "Sherzod Toʻrayev",
        login="officer",
        posts=(Post("yhxx", "permits-officer", "officer"), Post("yhxx", "petitions-officer", "officer")),
    ),
    Persona(
        "officer2",
        "staff",
        "Nilufar Qodirova",
        login="officer2",
        posts=(Post("hokimiyat-1726266", "petitions-officer", "officer"),),
    ),
    Persona(
        "head",
        "staff",
        "Ulugʻbek Nazarov",
        login="head",
        posts=(Post("yhxx", "permits-head", "head"), Post("yhxx", "petitions-head", "head")),
    ),
)


def personas() -> tuple[Persona, ...]:
    """Everybody, persons first, in the order in which they are shown."""
    people = (
        Persona(
            key,
            "person",
            f"{record['given_name']} {record['surname']}",
            person_id=demo_id(IDS, "population", serial),
            pinfl=record["pinfl"],
            document=record["document"],
            login=record["pinfl"],
        )
        for serial, (key, record) in enumerate(PEOPLE.items())
    )
    return (*people, *_STAFF)


def people_as_json() -> list[dict[str, Any]]:
    """What ``darcha demo people --json`` prints."""
    return [
        {
            "persona": persona.key,
            "name": persona.name,
            "kind": persona.kind,
            "pinfl": persona.pinfl or None,
            "document": persona.document or None,
            "login": persona.login,
            "how": persona.how(),
        }
        for persona in personas()
    ]
