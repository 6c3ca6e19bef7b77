"""Random walks over the desk by officers of three bodies, and over their own applications by the people concerned, all
in one browser (attack T1b).

Windows of several cases stand open beside each other; they are sent late, twice, to the address of another case, by
whoever sits there now. Whatever happens, an answer about a case shows nothing of another, a refusal changes no row, and
what the journal of readings names is what was read.
"""

import re
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase
from hypothesis import settings as effort
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test
from tests import conftest
from tests.support.desk_model import MARK, PEOPLE, STAFF
from tests.support.desk_office import ACTS, SECOND, Office

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases.tests import world

pytestmark = pytest.mark.django_db
TICKET = re.compile(r'name="_ticket" value="([^"]+)"')
OWN_ACTS = ("answer", "add", "withdraw", "object", "clarity", "rate")
MUST_REACH = {*SECOND, "twice", "at another case", "by another"}
PAGES = ("", "/objected", "/beside", "/due")
BUTTONS = ({}, {}, {}, {"preview": "1"}, {"begin": "1", "letter": "thanks"})


class Walk(Office):
    @rule(role=st.sampled_from([*STAFF, *STAFF, *PEOPLE, ""]))
    def somebody_sits_down(self, role):
        self.enter(role)

    @precondition(lambda self: self.role == "owner")
    @rule(for_company=st.booleans())
    def acts_for_somebody(self, for_company):
        self.act_for(for_company)

    @rule()
    def the_worker_comes_round(self):
        deliver_all()
        self.learn_cases(None)
        self.stored = {}

    # what they look at

    @rule(data=st.data(), page=st.sampled_from(PAGES))
    def look_at_a_case(self, data, page):
        case = self.any_case(data)
        self.ask("GET", case, f"/uz/office/cases/{case}{page}")

    @rule(data=st.data(), act=st.sampled_from(ACTS))
    def jump_to_an_act(self, data, act):
        """Whether the step has it or not."""
        self.open(self.any_case(data), act)

    # they work

    @initialize(data=st.data())
    def a_day_in_the_office(self, data):
        """Everybody comes, some twice, and does what has been done least; then sends it again and sends it to
        another case. Whoever comes next finds the window open."""
        for role in data.draw(st.permutations([*STAFF, "petitions-head", "judge"])):
            self.enter(role)
            if self.tabs:
                tab = self.tabs[-1]
                self.send(tab, tab.case, tab.act, self.typed(data, tab))
            self.work(data, role, [self.any_case(data), *self.waiting])
            if self.sent:
                tab, case, act, said = self.sent[-1]
                self.send(tab, case, act, said)
                self.send(tab, self.any_case(data), act, said)

    @rule(data=st.data(), role=st.sampled_from(STAFF))
    def somebody_works(self, data, role):
        self.work(data, role, [self.any_case(data)])

    @rule(data=st.data())
    def open_what_is_offered(self, data):
        """The window stays open."""
        case = self.any_case(data)
        if offered := self.offered(case):
            self.open(case, data.draw(st.sampled_from([*offered, *self.rare(offered)])))

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


@pytest.fixture
def bodies(country):
    """And a head of the petitions' body, and the body above."""
    conftest._enter(country, "petitions-head", conftest._staff(world.LEAD, "petitions-head", "head"))
    conftest._enter(country, "judge", conftest._staff("vazirlar-mahkamasi", "petitions-officer"))
    return country


def test_nothing_crosses_between_cases(bodies):
    reached: Counter[str] = Counter()
    with transaction.atomic():
        company = world.company_of(bodies.people["owner"])
        run_state_machine_as_test(
            lambda: Walk(bodies, company, reached),
            settings=effort(
                max_examples=2,
                stateful_step_count=20,
                deadline=None,
                database=None,
                phases=(Phase.generate,),  # a failing walk is told as it went: making it shorter takes minutes
                suppress_health_check=list(HealthCheck),
            ),
        )
        transaction.set_rollback(True)
    assert reached.keys() >= MUST_REACH, f"an empty walk shows nothing: {dict(reached)}"
