"""A small country for tests: people, a car, a home, officers, and answers to the services of the packs."""

from datetime import date
from uuid import UUID, uuid4

from django.apps import apps

from darcha.ground import clock
from darcha.ground.identifiers import pinfl
from darcha.ground.ids import new_id
from darcha.kernel.cases import api
from darcha.kernel.identity.types import Post, Principal
from darcha.kernel.registries import api as registries

LAW = ("Chiroqlar qachon yonadi: ORQ-445, 28-modda",)  # what a reply stands on
SYSTEM = Principal.system("tests")
PETITION, CERTIFICATE, PERMIT = "appeal", "housing-certificate", "window-tint-permit"
ANIMALS = "wild-animals-permit"
CANARY_TEXT = "Kanareyka-7Q koʻchasida chiroqlar ikki haftadan beri yonmayapti, tuzatib bering."
CANARY_NAME = "Kanareyeva Qumri Xolmirzo qizi"
LEAD, OTHER_BODY = "adliya", "iiv"


def enter(registry: str, **data: object) -> UUID:
    """A record of a register."""
    return registries.record(SYSTEM, registry=registry, data=data, source="test")


def person(serial: int = 1, name: str = CANARY_NAME, **more: object) -> Principal:
    """Somebody in the register of persons, signed in by SMS."""
    number = pinfl.make("female", date(1990, 5, 17), 990, serial)
    record = enter(
        "population",
        pinfl=number,
        document=f"AA{serial:07d}",
        surname=name.split(maxsplit=1)[0],
        given_name=name.split()[1],
        full_name=name,
        born_on="1990-05-17",
        sex="female",
        citizenship="UZ",
        phone=f"+99890{serial:07d}",
        region="1726",
        district="1726262",
        address="Toshkent, Yunusobod, 4-mavze, 12-uy",
        **more,
    )
    account = apps.get_model("identity", "Account").objects.create(
        id=new_id(), kind="person", person_id=record, known={"name": name}, created_at=clock.now()
    )
    return Principal(kind="person", account_id=account.id, person_id=record, name=name, assurance="sms", language="uz")


def number_of(who: Principal) -> str:
    """The personal number of somebody made here."""
    return registries.get_record(who.person_id, who=SYSTEM, purpose="keep-register").data["pinfl"]


def car_of(who: Principal, plate: str = "01A123BC", category: str = "car") -> UUID:
    return enter(
        "vehicles",
        plate=plate,
        make="Chevrolet",
        model="Cobalt",
        year=2021,
        category=category,
        colour="white",
        region="1726",
        owner_pinfl=number_of(who),
    )


def company_of(who: Principal, name: str = "Bahor MCHJ", record_id: UUID | None = None) -> UUID:
    """A legal entity that somebody heads; with ``record_id`` the next head of that one, from today."""
    return registries.record(
        SYSTEM,
        registry="legal-entities",
        record_id=record_id,
        source="test",
        data={
            "stir": "301234567",
            "name": name,
            "kind": "llc",
            "head_pinfl": number_of(who),
            "foreign": False,
            "region": "1726",
            "district": "1726262",
            "address": "Toshkent, Yunusobod, 4-mavze, 1-uy",
            "registered_on": "2015-03-02",
        },
    )


def home_of(who: Principal) -> UUID:
    return enter(
        "real-estate",
        cadastre="10:07:02:01:04:0123",
        kind="flat",
        address="Toshkent, Yunusobod, 4-mavze, 12-uy, 5-xonadon",
        area_m2=64.5,
        region="1726",
        district="1726262",
        registered_on="2015-03-02",
        owners=[{"pinfl": number_of(who), "share": "1/1"}],
    )


def staff(body: str, post: str, role: str = "officer", services: tuple[str, ...] = ()) -> Principal:
    """Somebody who holds a post, signed in with a second factor."""
    account = apps.get_model("identity", "Account").objects.create(
        id=new_id(), kind="staff", known={"name": f"{post} of {body}"}, created_at=clock.now()
    )
    apps.get_model("identity", "PostHolding").objects.create(
        account=account, body=body, post=post, role=role, services=list(services), since=clock.now()
    )
    return Principal(kind="staff", account_id=account.id, assurance="mfa", posts=(Post(body, post, role, services),))


def petition(**changes: object) -> dict[str, object]:
    """Answers of a petition that are complete."""
    return {
        "kind": "application",
        "text": CANARY_TEXT,
        "bodies": [LEAD],
        "address": "Toshkent, Kanareyka koʻchasi, 7",
        **changes,
    }


NOT_OWNER = "Reyestrda avtomobil boshqa shaxs nomida turibdi"
PERMIT_ANSWERS = {
    "vehicle": "01A123BC",
    "windows": ["rear"],
    "phone": "+998901234567",
    "truth": True,
}
CERTIFICATE_ANSWERS = {"purpose": "bank"}
ANIMALS_ANSWERS = {
    "species": "Turkiston oq laylagi",
    "red_book": True,
    "count": 2,
    "purpose": "science",
    "place": "1730401",
    "phone": "+998901234567",
    "truth": True,
}


def send(who: Principal, service: str = PETITION, answers: dict | None = None, key: str = "", **more):
    """Submit with a fresh key."""
    return api.submit(
        who,
        service_key=service,
        answers=petition() if answers is None else answers,
        language=more.pop("language", "uz"),
        idempotency_key=key or str(uuid4()),
        route=more.pop("route", "test"),
        **more,
    )
