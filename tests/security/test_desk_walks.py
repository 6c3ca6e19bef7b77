"""Random walks over the desk by officers of three bodies, and over their own applications by the people concerned, all
in one browser (attack T1b).

Windows of several cases stand open beside each other; they are sent late, twice, to the address of another case, by
whoever sits there now. Whatever happens, an answer about a case shows nothing of another, a refusal changes no row, and
what the journal of readings names is what was read.
"""

import re
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as effort
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from tests import conftest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.identity import api as identity

pytestmark = pytest.mark.django_db
MARK = re.compile(r"Belgi-\d+z")
TICKET = re.compile(r'name="_ticket" value="([^"]+)"')
NAMES = {"owner": world.CANARY_NAME, "other": "Begona Odam Begonayevich"}
STAFF = ("petitions", "petitions-head", "outsider", "judge")
PEOPLE = ("owner", "other")
ACTS = tuple(row.act.value for row in cases.office_rows())
OWN_ACTS = ("answer", "add", "withdraw", "object", "clarity", "rate")
PAGES = ("", "/objected", "/beside", "/due")
BUTTONS = ({}, {}, {}, {"preview": "1"}, {"begin": "1", "letter": "thanks"})
CHOICES = {
    "ground": ["no-substance", "taken-back", "no-authority"],
    "outcome": ["upheld", "obliged", "annulled"],
    "body": [world.OTHER_BODY, world.LEAD],
}  # fmt: skip
SAID = {
    "bodies": world.OTHER_BODY, "within": "P10D", "by": "P10D", "opinion": "agrees", "letter": "thanks",
    "because": "own-motion", "recusal": "granted", "what": "hearing", "until_0": "10", "until_1": "3",
    "until_2": "2026", "at_0": "2026-03-06", "at_1": "15:30", "came": "came", "wrong": "9-mart", "right": "8-mart",
}  # fmt: skip
TYPED = ("words", "fact", "question", "place", "asks")  # where a mark is typed
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


class Walk(RuleBasedStateMachine):
    """``root_of`` and ``writer_of`` are the model: to which case, and to whom, a typed mark belongs."""

    def __init__(self, country, company):
        super().__init__()
        self.country, self.company = country, company
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.browser = country.client("anonymous")
        self.serial = 0
        self.root_of: dict[str, UUID] = {}
        self.writer_of: dict[str, str] = {}
        self.known: dict[UUID, Known] = {}
        self.tabs: list[Tab] = []
        self.sent: list[tuple[Tab, UUID, str, dict[str, str]]] = []
        self.was_said = ""
        self.submit("owner", [world.LEAD])
        self.submit("other", [world.LEAD])
        self.submit("other", [world.OTHER_BODY])
        self.enter("owner")
        self.act_for(for_company=True)
        self.submit("owner", [world.LEAD], who=self.principal())
        self.prepare()
        self.enter("petitions")

    def prepare(self):
        """One case waits for a second person, and about another an objection is being judged."""
        petitions, people = self.country.people["petitions"], self.country.people
        proposed, replied = self.submit("other", [world.LEAD]), self.submit("owner", [world.LEAD])
        said = {"letter": "thanks", "words": self.written("petitions", proposed)}
        cases.perform(petitions, case=proposed, act="file", said=said)
        cases.reply(petitions, case=replied, words=self.written("petitions", replied), grounds=world.LAW)
        words = self.written("owner", replied)
        cases.object_to(people["owner"], case=replied, words=words, asks=words)
        deliver_all()
        self.learn_cases(replied)

    def written(self, role, case):
        return f"{self.mark(role, case)} shunday deb yozildi, asoslari koʻrsatildi."

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def submit(self, role, bodies, who=None):
        mark = self.mark(role)
        answers = world.petition(text=f"{mark} koʻchasida chiroqlar yonmayapti, tuzating.", bodies=bodies)
        receipt = world.send(who or self.country.people[role], answers=answers)
        self.root_of[mark] = receipt.public_id
        self.learn(receipt.public_id, role)
        return receipt.public_id

    # who sits there

    def enter(self, role: str):
        self.role = role
        self.browser.cookies[settings.DARCHA_SESSION_COOKIE] = self.country.cookies.get(role, "")

    def principal(self):
        return identity.find_recognised(self.browser.cookies[settings.DARCHA_SESSION_COOKIE].value).principal

    def subject(self):
        who = self.principal()
        return who.account_id, str(who.on_behalf_of.id if who.on_behalf_of else who.person_id)

    @rule(role=st.sampled_from([*STAFF, *STAFF, *PEOPLE, ""]))
    def somebody_sits_down(self, role):
        self.enter(role)

    @precondition(lambda self: self.role == "owner")
    @rule(for_company=st.booleans())
    def act_for(self, for_company):
        party = str(self.company) if for_company else "self"
        assert self.browser.post("/uz/me/acting-for", {"party": party}).status_code == 302

    @rule()
    def the_worker_comes_round(self):
        deliver_all()
        self.learn_cases(None)

    # what they look at

    @rule(data=st.data(), page=st.sampled_from(PAGES))
    def look_at_a_case(self, data, page):
        case = self.any_case(data)
        self.ask("GET", case, f"/uz/office/cases/{case}{page}")

    @rule(data=st.data(), act=st.sampled_from(ACTS))
    def jump_to_an_act(self, data, act):
        """Whether the step has it or not."""
        self.open(self.any_case(data), act)

    @rule(data=st.data())
    def open_what_is_offered(self, data):
        self.begin(data)

    def begin(self, data):
        """As people do: one of the acts that the page of the case leads to; the window stays open."""
        case = self.any_case(data)
        shown = self.ask("GET", case, f"/uz/office/cases/{case}").content.decode()
        offered = sorted(set(re.findall(rf"/office/cases/{case}/([a-z-]+)", shown)) & set(ACTS))
        if offered:
            self.open(case, data.draw(st.sampled_from(offered)))

    @rule(data=st.data(), role=st.sampled_from(STAFF))
    def work(self, data, role):
        """Somebody of the office comes, opens a case, and does one of the acts that it offers; windows stay open."""
        self.enter(role)
        had = len(self.tabs)
        self.begin(data)
        if len(self.tabs) > had:
            tab = self.tabs[-1]
            self.send(tab, tab.case, tab.act, self.typed(data, tab))

    def open(self, case, act):
        shown = self.ask("GET", case, f"/uz/office/cases/{case}/{act}")
        found = TICKET.search(shown.content.decode())
        if shown.status_code == 200 and found:
            self.tabs.append(Tab(self.role, case, act, found[1]))

    @rule(page=st.sampled_from(["", "?view=free", "bulk", "load", "forwarded"]))
    def wander(self, page):
        """No list says anything that somebody wrote."""
        answer = self.browser.get(f"/uz/office/{page}")
        assert answer.status_code < 500 and not MARK.search(answer.content.decode())

    # what they do

    @precondition(lambda self: self.tabs)
    @rule(data=st.data(), button=st.sampled_from(BUTTONS))
    def send_the_last_window(self, data, button):
        tab = self.tabs[-1]
        self.send(tab, tab.case, tab.act, {**self.typed(data, tab), **button})

    @precondition(lambda self: self.tabs)
    @rule(data=st.data(), button=st.sampled_from(BUTTONS), as_act=st.sampled_from(["", *ACTS]))
    def send_any_window_anywhere(self, data, button, as_act):
        """To the address of any case, as any act, whoever is signed in by now."""
        tab = data.draw(st.sampled_from(self.tabs))
        self.send(tab, self.any_case(data), as_act or tab.act, {**self.typed(data, tab), **button})

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def go_back_and_send_again(self, data):
        self.send(*data.draw(st.sampled_from(self.sent)))

    def typed(self, data, tab):
        marks = {name: self.written(self.role, tab.case) for name in TYPED}
        chosen = {name: data.draw(st.sampled_from(values)) for name, values in CHOICES.items()}
        to = str(self.country.people[data.draw(st.sampled_from([*STAFF, *PEOPLE]))].account_id)
        number = self.number(self.any_case(data))
        return {**SAID, **chosen, **marks, "to": to, "first": number, "earlier": number}

    def send(self, tab, case, act, said):
        if (tab, case, act, said) not in self.sent:
            self.sent.append((tab, case, act, said))
        is_own = self.role == tab.role and case == tab.case
        parked = self.parked()
        answer = self.ask(
            "POST", case, f"/uz/office/cases/{case}/{act}?view=free&next=/uz/office/cases/{tab.case}",
            {**said, "_ticket": tab.ticket}, may_change=is_own,
        )  # fmt: skip
        if answer.status_code == 302 and "done=" in answer.headers["Location"]:
            assert answer.headers["Location"].startswith(f"/uz/office/cases/{case}?"), (
                "led to the case that was acted on"
            )
        if case != tab.case:
            assert self.parked() == parked, "nothing is kept for a case that it was not typed for"

    @rule(data=st.data())
    def write_a_note(self, data):
        case = self.any_case(data)
        words = f"{self.mark(self.role, case)} deb eslatma."
        self.ask("POST", case, f"/uz/office/cases/{case}/note", {"note": words}, is_note=True)

    @precondition(lambda self: self.role in PEOPLE)
    @rule(data=st.data(), act=st.sampled_from(OWN_ACTS), sends=st.booleans())
    def about_an_application(self, data, act, sends):
        """One's own, another's, or that of another party that one acts for."""
        case = self.any_case(data)
        is_own = self.known[case].subject == self.subject()
        words = f"{self.mark(self.role, case)} deb yozaman, sababini aytdim." if sends else ""
        said = {"words": words, "asks": words, "about": "", "stars": "4"}
        path = f"/uz/applications/{case}/{act}"
        answer = self.ask("POST" if sends else "GET", case, path, said if sends else None, may_change=is_own)
        assert is_own or answer.status_code == 404

    # what has to hold

    def ask(self, method, case, path, said=None, *, may_change=True, is_note=False):
        """One request about a case, and everything that has to hold of its answer."""
        before, read_before = self.rows(), self.readings()
        answer = self.browser.get(path) if method == "GET" else self.browser.post(path, said)
        assert answer.status_code < 500
        self.learn_cases(case)
        after = self.rows()
        changed = {one for one in after if after[one] != before.get(one)}
        allowed = {one for one in self.known if self.root(one) == self.root(case)}
        is_done = answer.status_code == 302 and (
            self.role in PEOPLE or is_note or "done=" in answer.headers["Location"]
        )
        assert changed <= (allowed if is_done and may_change and method == "POST" else set()), (self.role, path, said)
        new = [line for line in self.readings() if line not in read_before]
        roots = self.roots(case, path)
        self.must_be_of_the_case(answer, case, roots)
        for _, of_case, of_person, _ in new:
            assert self.role in STAFF and answer.status_code != 404
            found = next(one for one in self.known.values() if one.id == of_case)
            assert found.root in roots and str(of_person) == found.subject[1]
        return answer

    def must_be_of_the_case(self, answer, case, roots):
        said, stored, is_read = answer.content.decode(), str(self.rows()), self.is_read(roots)
        for mark in set(MARK.findall(said)):
            assert self.root_of[mark] in roots, f"{mark} shown on a page of another case"
            assert mark in stored or self.writer_of[mark] == self.role, f"{mark} is not sent, and shown to {self.role}"
            assert self.role in PEOPLE or is_read or self.writer_of[mark] == self.role, "shown, and not written down"
        if self.role in STAFF:
            others = [name for person, name in NAMES.items() if person != self.known[case].person]
            assert not [name for name in others if name in said or name.split()[0] in said]
            if answer.status_code == 200:
                assert self.number(case) in said
            if answer.status_code == 404:
                assert not MARK.search(said) and self.number(case) not in said
        elif not self.role:
            assert not MARK.search(said)

    @invariant()
    def what_is_kept_belongs_to_where_it_was_typed(self):
        for case, rows in self.rows().items():
            for mark in set(MARK.findall(rows)):
                assert self.root_of[mark] == self.root(case), f"{mark} was written at another case"

    @invariant()
    def who_holds_a_case_is_of_its_body(self):
        bodies = {str(who.account_id): who.posts[0].body for who in map(self.country.people.get, STAFF)}
        for row in apps.get_model("cases", "Case").objects.filter(public_id__in=self.known):
            assert row.assigned_to is None or bodies.get(str(row.assigned_to)) == row.body

    # what is there

    def mark(self, role, case=None):
        self.serial += 1
        mark = f"Belgi-{self.serial}z"
        self.writer_of[mark] = role
        if case:
            self.root_of[mark] = self.root(case)
        return mark

    def any_case(self, data):
        return data.draw(st.sampled_from(list(self.known)))

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
        for public_id in (
            apps.get_model("cases", "Case").objects.filter(id__gt=first).values_list("public_id", flat=True)
        ):
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

    def roots(self, case, path):
        """What an answer may be about: the case; beside it an earlier one of the same person that it may repeat."""
        me = self.known[case]
        same = {one.root for one in self.known.values() if one.subject == me.subject}
        return same if path.endswith("/beside") else {me.root}

    def is_read(self, roots):
        """Whether it is written down that whoever sits there reads it; one visit is one line."""
        me = str(self.country.people[self.role].account_id) if self.role else ""
        family = {one.id for one in self.known.values() if one.root in roots}
        return any(case in family and actor == me for _, case, _, actor in self.readings())


@pytest.fixture
def bodies(country):
    """And a head of the petitions' body, and the body above."""
    conftest._enter(country, "petitions-head", conftest._staff(world.LEAD, "petitions-head", "head"))
    conftest._enter(country, "judge", conftest._staff("vazirlar-mahkamasi", "petitions-officer"))
    return country


def test_nothing_crosses_between_cases(bodies):
    with transaction.atomic():
        company = world.company_of(bodies.people["owner"])
        run_state_machine_as_test(
            lambda: Walk(bodies, company),
            settings=effort(
                max_examples=3,
                stateful_step_count=30,
                deadline=None,
                database=None,
                phases=(Phase.generate,),  # a failing walk is told as it went: making it shorter takes minutes
                suppress_health_check=list(HealthCheck),
            ),
        )
        transaction.set_rollback(True)
