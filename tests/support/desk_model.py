"""What a random walk over the desk knows: which case a typed mark belongs to and who typed it, who the people concerned
are, and every row of every case. Ignores what they do and what has to hold."""

import re
from dataclasses import dataclass, field
from uuid import UUID

from django.apps import apps
from django.conf import settings

from darcha.kernel.cases.tests import world
from darcha.kernel.identity import api as identity

MARK = re.compile(r"Belgi-\d+z")
NAMES = {"owner": world.CANARY_NAME, "other": "Begona Odam Begonayevich"}
STAFF = ("petitions", "petitions-head", "outsider", "judge")
PEOPLE = ("owner", "other")
TABLES = [
    model
    for model in apps.get_app_config("cases").get_models()
    if any(one.name == "case" for one in model._meta.fields)
]


@dataclass(frozen=True)
class Tab:
    """The form of an act as it stands in a window: shown to whom, of which case, with its hidden value."""

    role: str
    case: UUID
    act: str
    ticket: str = field(hash=False)


@dataclass
class Known:
    """A case as the model knows it: ``root`` is the case that an objection to it, or a part of it, goes back to."""

    id: UUID
    root: UUID
    subject: tuple[UUID, str]  # account, party
    person: str


class Model:
    """``root_of`` and ``writers_of``: which case a typed mark belongs to, and who typed it or sent it again."""

    def __init__(self, country):
        super().__init__()
        self.country = country
        self.browser = country.client("anonymous")
        self.role = ""
        self.serial = 0
        self.root_of: dict[str, UUID] = {}
        self.writers_of: dict[str, set[str]] = {}
        self.known: dict[UUID, Known] = {}

    def enter(self, role: str):
        self.role = role
        self.browser.cookies[settings.DARCHA_SESSION_COOKIE] = self.country.cookies.get(role, "")

    def principal(self):
        return identity.find_recognised(self.browser.cookies[settings.DARCHA_SESSION_COOKIE].value).principal

    def subject(self):
        who = self.principal()
        return who.account_id, str(who.on_behalf_of.id if who.on_behalf_of else who.person_id)

    def submit(self, role, bodies, who=None):
        mark = self.mark(role)
        answers = world.petition(text=f"{mark} koʻchasida chiroqlar yonmayapti, tuzating.", bodies=bodies)
        receipt = world.send(who or self.country.people[role], answers=answers)
        self.root_of[mark] = receipt.public_id
        self.learn(receipt.public_id, role)
        return receipt.public_id

    def mark(self, role, case=None):
        self.serial += 1
        mark = f"Belgi-{self.serial}z"
        self.writers_of[mark] = {role}
        if case:
            self.root_of[mark] = self.root(case)
        return mark

    def written(self, role, case):
        return f"{self.mark(role, case)} shunday deb yozildi, asoslari koʻrsatildi."

    def root(self, case):
        return self.known[case].root

    def number(self, case):
        return apps.get_model("cases", "Case").objects.values_list("number", flat=True).get(public_id=case)

    def learn(self, case, person, root=None):
        row = apps.get_model("cases", "Case").objects.get(public_id=case)
        self.known[case] = Known(row.id, root or case, (row.account_id, str(row.party_id)), person)

    def learn_cases(self, made_from):
        """An objection, or a part that was split off, belongs to the case that it was made from."""
        ids = [one.id for one in self.known.values()]
        first = min(ids)
        since = apps.get_model("cases", "Case").objects.filter(id__gt=first).order_by("id")
        for public_id in since.values_list("public_id", flat=True):
            if public_id not in self.known:
                assert made_from is not None
                self.learn(public_id, self.known[made_from].person, self.root(made_from))

    def rows(self):
        """By case, every row of it as it stands, in words."""
        of = {one.id: public_id for public_id, one in self.known.items()}
        said = {public_id: [] for public_id in self.known}
        for row in apps.get_model("cases", "Case").objects.filter(id__in=of).values():
            said[of[row["id"]]].append(str(row))
        for model in TABLES:
            for row in model.objects.filter(case_id__in=of).order_by("pk").values():
                said[of[row["case_id"]]].append(str(row))
        return {public_id: "\n".join(rows) for public_id, rows in said.items()}

    def parked(self):
        return sorted(str(row) for row in apps.get_model("cases", "ParkedAnswers").objects.values("id", "about"))

    def readings(self):
        lines = apps.get_model("exchange", "AccessRecord").objects.filter(actor_kind="staff", source="case")
        return set(lines.values_list("id", "case_id", "person_id", "actor_id"))
