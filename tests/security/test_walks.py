"""Random walks over the pages of a form by two people, and a company of one of them, in one browser (attack T1b).

Tabs are opened, left, replayed and sent late; people sign in over each other; steps are jumped. Whatever happens, a
page shows nothing but what belongs to whoever is signed in and to the party that they act for; nothing typed is lost.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from uuid import UUID

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as effort
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from darcha.kernel.cases.tests import world
from darcha.kernel.identity import api as identity

pytestmark = pytest.mark.django_db
MARK = re.compile(r"Belgi-\d+z")
HIDDEN = re.compile(r'<input type="hidden" name="(_\w+)" value="([^"]*)"')
ACTION = re.compile(r'<form method="post" action="([^"]+)" novalidate data-autosave')
PAGES = ("what", "to", "reply", "check")
ASKED = {"what": ("kind", "text"), "to": ("bodies",), "reply": ("address",)}
FIELD_OF = {"what": "text", "reply": "address"}  # where a mark is typed
Subject = tuple[UUID, str]  # account, party


@dataclass(frozen=True)
class Tab:
    """A form as it stands in a window: for whom it was shown, where it is sent, its hidden values."""

    subject: Subject
    action: str
    hidden: dict[str, str] = field(hash=False)

    @property
    def page(self) -> str:
        return self.hidden["_page"]


class Walk(RuleBasedStateMachine):
    """``owner_of`` is the model: which subject typed which mark."""

    def __init__(self, country, company):
        super().__init__()
        self.country, self.company = country, company
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.browser = country.client("anonymous")
        self.owner_of: dict[str, Subject] = {}
        self.tabs: list[Tab] = []
        self.drafts: list[UUID] = []
        self.waiting: dict[tuple[UUID, str], str] = {}  # draft and page -> the mark that waits for its writer
        self.serial = 0
        self.enter("owner")

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # who sits there

    def subject(self) -> Subject | None:
        known = (
            identity.find_recognised(self.browser.cookies[settings.DARCHA_SESSION_COOKIE].value) if self.role else None
        )
        if known is None:
            return None
        party = known.principal.on_behalf_of
        return known.principal.account_id, str(party.id if party else known.principal.person_id)

    def enter(self, role: str):
        self.role = role
        self.browser.cookies[settings.DARCHA_SESSION_COOKIE] = self.country.cookies.get(role, "")

    @rule(role=st.sampled_from(["owner", "other", "owner", "other", ""]))
    def somebody_sits_down(self, role):
        self.enter(role)

    @precondition(lambda self: self.role == "owner")
    @rule(for_company=st.booleans())
    def act_for(self, for_company):
        party = str(self.company) if for_company else "self"
        assert self.browser.post("/uz/me/acting-for", {"party": party}).status_code == 302

    # what they look at

    def look(self, path: str):
        answer = self.browser.get(path)
        self.check(answer)
        said = answer.content.decode()
        found = ACTION.search(said)
        if answer.status_code == 200 and found:
            self.tabs.append(Tab(self.subject(), unescape(found[1]), dict(HIDDEN.findall(said))))
        return answer

    def check(self, answer):
        """No answer shows what somebody else, or the same person for another party, has typed."""
        assert answer.status_code < 500
        here = self.subject()
        for mark in set(MARK.findall(answer.content.decode())):
            assert self.owner_of[mark] == here, f"{mark} of {self.owner_of[mark]} shown to {here}"

    @rule(new=st.sampled_from(["?new=1", ""]))
    def open_a_form(self, new):
        self.look(f"/uz/services/appeal/apply{new}")

    @rule(data=st.data(), page=st.sampled_from(PAGES))
    def jump(self, data, page):
        """To any page of any draft that was ever seen, one's own or not."""
        if self.drafts:
            draft = data.draw(st.sampled_from(self.drafts))
            answer = self.look(f"/uz/apply/{draft}/{page}")
            row = self.draft(draft)
            if row is not None and (row.account_id, str(row.party_id)) != self.subject():
                assert answer.status_code in {302, 404}
                assert answer.status_code == 404 or "/apply/" not in answer.headers["Location"].partition("?")[0]

    @rule(path=st.sampled_from(["/uz/applications", "/uz/messages", "/uz/"]))
    def wander(self, path):
        self.look(path)

    # what they type

    def mark(self) -> str:
        self.serial += 1
        return f"Belgi-{self.serial}z"

    @precondition(lambda self: self.role)
    @rule(pages=st.integers(1, 3))
    def fill_in(self, pages):
        """From the first page of a new form on, as people do; the windows stay open behind."""
        self.look("/uz/services/appeal/apply?new=1")
        for _ in range(pages):
            answer = self.send(self.tabs[-1])
            if answer.status_code != 302 or "/apply/" not in answer.headers["Location"]:
                return
            self.look(answer.headers["Location"])

    @precondition(lambda self: self.tabs)
    @rule(data=st.data(), autosave=st.booleans())
    def send_a_tab(self, data, autosave):
        """Now, late, or for the second time; whoever is signed in by now."""
        self.send(data.draw(st.sampled_from(self.tabs)), autosave=autosave)

    def send(self, tab, *, autosave=False):
        here, mark = self.subject(), self.mark()
        self.owner_of[mark] = tab.subject
        typed = {"kind": "application", "text": f"{mark} chiroqlar yonmayapti, tuzating.", "bodies": "adliya"}
        typed["address"] = f"Toshkent, {mark}, 7"
        sent = {name: typed[name] for name in ASKED[tab.page]}
        draft = self.draft_of(tab)
        before = self.draft(draft) if draft else None
        answer = self.browser.post(tab.action, {**tab.hidden, **sent, **({"autosave": "1"} if autosave else {})})
        self.check(answer)
        self.learn_drafts()
        if tab.page in FIELD_OF and here == tab.subject:
            self.must_be_in_the_draft(tab, answer, mark, draft, before)
        elif tab.page in FIELD_OF:
            self.must_wait_for_its_writer(tab, answer, mark, autosave)
        return answer

    def must_be_in_the_draft(self, tab, answer, mark, draft, before):
        began = tab.action.endswith("/apply")
        if answer.status_code == 404 or "/applications/" in answer.headers.get("Location", ""):
            assert before is None  # it was sent or thrown away meanwhile
            return
        assert answer.status_code in {200, 204, 302, 422}
        holders = [row for row in apps.get_model("cases", "Draft").objects.all() if mark in str(row.content)]
        assert holders and all((row.account_id, str(row.party_id)) == tab.subject for row in holders)
        assert began or [row.public_id for row in holders] == [draft]
        if answer.status_code != 204:
            self.waiting.pop((holders[0].public_id, tab.page), None)

    def must_wait_for_its_writer(self, tab, answer, mark, autosave):
        assert answer.status_code == (401 if autosave else 302)
        waiting = [row for row in apps.get_model("cases", "ParkedAnswers").objects.all() if mark in str(row.content)]
        assert len(waiting) == 1
        assert (waiting[0].account_id, waiting[0].content["party"][1]) == tab.subject
        assert not any(mark in str(row.content) for row in apps.get_model("cases", "Draft").objects.all())
        self.waiting[waiting[0].about, tab.page] = mark

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def send_it_off(self, data):
        """From the page of checking, whether all steps were made or not."""
        draft = data.draw(st.sampled_from(self.drafts))
        row, had = self.draft(draft), self.cases()
        answer = self.browser.post(f"/uz/apply/{draft}/check", {"_key": self.mark()})
        self.check(answer)
        new = self.cases() - had
        if row is None or (row.account_id, str(row.party_id)) != self.subject():
            assert new == set()
        elif answer.status_code == 422:
            assert new == set() and self.draft(draft) is not None
        else:
            assert len(new) == 1 and self.draft(draft) is None

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def throw_it_away(self, data):
        draft = data.draw(st.sampled_from(self.drafts))
        row = self.draft(draft)
        answer = self.browser.post(f"/uz/apply/{draft}/discard")
        self.check(answer)
        own = row is not None and (row.account_id, str(row.party_id)) == self.subject()
        assert (self.draft(draft) is None) == (own or row is None)

    # what is there

    def draft(self, public_id):
        return apps.get_model("cases", "Draft").objects.filter(public_id=public_id).first()

    def draft_of(self, tab):
        found = re.search(r"/apply/([0-9a-f-]{36})/", tab.action)
        return UUID(found[1]) if found else None

    def cases(self):
        return set(apps.get_model("cases", "Case").objects.values_list("id", flat=True))

    def learn_drafts(self):
        known = set(self.drafts)
        now = apps.get_model("cases", "Draft").objects.order_by("id").values_list("public_id", flat=True)
        self.drafts += [public_id for public_id in now if public_id not in known]

    @invariant()
    def what_waits_is_there(self):
        parked = str([row.content for row in apps.get_model("cases", "ParkedAnswers").objects.all()])
        assert [mark for mark in self.waiting.values() if mark not in parked] == []

    @invariant()
    def what_is_kept_belongs_to_whoever_typed_it(self):
        for row in apps.get_model("cases", "Draft").objects.all():
            for mark in set(MARK.findall(str(row.content))):
                assert self.owner_of[mark] == (row.account_id, str(row.party_id))
        for content in apps.get_model("cases", "CaseContent").objects.select_related("case"):
            for mark in set(MARK.findall(str(content.answers))):
                assert self.owner_of[mark] == (content.case.account_id, str(content.case.party_id))


def test_nothing_crosses_and_nothing_is_lost(country):
    with transaction.atomic():
        company = world.company_of(country.people["owner"])
        run_state_machine_as_test(
            lambda: Walk(country, company),
            settings=effort(
                max_examples=5,
                stateful_step_count=25,
                deadline=None,
                database=None,
                phases=(Phase.generate,),  # a failing walk is told as it went: making it shorter takes minutes
                suppress_health_check=list(HealthCheck),
            ),
        )
        transaction.set_rollback(True)
