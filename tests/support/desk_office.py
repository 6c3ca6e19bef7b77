"""How people of the office and the people concerned go about on the desk: what lies there when the walk begins, opening
and sending windows. Ignores the order, which is the walk's."""

import re
from uuid import UUID

from django.db import transaction
from hypothesis import strategies as st

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from tests.support.desk_model import MARK, PEOPLE, STAFF, Tab
from tests.support.desk_watched import Watched

TICKET = re.compile(r'name="_ticket" value="([^"]+)"')
ACTS = tuple(row.act.value for row in cases.office_rows())
SECOND = {"confirm", "send-back", "decide-objection"}  # after somebody else's act alone: chance seldom comes there
CHOICES = {
    "ground": ["no-substance", "taken-back", "no-authority"],
    "outcome": ["upheld", "obliged", "annulled"],
    "body": [world.OTHER_BODY, world.LEAD],
}  # fmt: skip
SAID = {
    "bodies": world.OTHER_BODY, "within": "P10D", "by": "P10D", "opinion": "agrees", "letter": "thanks",
    "because": "own-motion", "recusal": "granted", "what": "hearing", "until_0": "10", "until_1": "3",
    "until_2": "2026", "at_0": "2026-03-06", "at_1": "15:30", "came": "came",
    "grounds": world.LAW[0], "wrong": "9-mart", "right": "8-mart",
}  # fmt: skip
TYPED = ("words", "fact", "question", "place", "asks")  # where a mark is typed


class Office(Watched):
    """``tabs`` stand open; ``sent`` is what was sent from them."""

    def __init__(self, country, company, of_all):
        super().__init__(country)
        self.of_all = of_all
        self.company = company
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.tabs: list[Tab] = []
        self.sent: list[tuple[Tab, UUID, str, dict[str, str]]] = []
        self.submit("owner", [world.LEAD])
        self.submit("other", [world.LEAD])
        self.submit("other", [world.OTHER_BODY])
        self.enter("owner")
        self.act_for(for_company=True)
        self.submit("owner", [world.LEAD], who=self.principal())
        self.prepare()
        self.enter("petitions")

    def prepare(self):
        """Two cases wait for a second person, and about another an objection is being judged."""
        petitions, people = self.country.people["petitions"], self.country.people
        proposed = [self.submit("other", [world.LEAD]) for _ in range(2)]
        for case in proposed:
            said = {"letter": "thanks", "words": self.written("petitions", case)}
            cases.perform(petitions, case=case, act="file", said=said)
        replied = self.submit("owner", [world.LEAD])
        cases.reply(petitions, case=replied, words=self.written("petitions", replied), grounds=world.LAW)
        words = self.written("owner", replied)
        cases.object_to(people["owner"], case=replied, words=words, asks=words)
        deliver_all()
        had = set(self.known)
        self.learn_cases(replied)
        self.waiting = [*proposed, *(set(self.known) - had)]

    def teardown(self):
        self.of_all.update(self.reached)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def act_for(self, for_company):
        party = str(self.company) if for_company else "self"
        assert self.browser.post("/uz/me/acting-for", {"party": party}).status_code == 302

    def work(self, data, role, found):
        """Somebody of the office comes, opens cases until one offers what has hardly been done, and does it."""
        self.enter(role)
        offered = {}
        for case in found:
            offered.update(dict.fromkeys(self.offered(case), case))
            if SECOND & offered.keys():
                break
        if offered:
            act = data.draw(st.sampled_from(self.rare(offered)))
            had = len(self.tabs)
            self.open(offered[act], act)
            for tab in self.tabs[had:]:
                self.send(tab, tab.case, tab.act, self.typed(data, tab))

    def offered(self, case):
        """The acts that the page of the case leads to."""
        shown = self.ask("GET", case, f"/uz/office/cases/{case}").content.decode()
        return sorted(set(re.findall(rf"/office/cases/{case}/([a-z-]+)", shown)) & set(ACTS))

    def rare(self, acts):
        """Of these what was done least, and first of all what follows on another's act."""
        least = min((self.reached[act], act not in SECOND) for act in acts)
        return sorted(act for act in acts if (self.reached[act], act not in SECOND) == least)

    def open(self, case, act):
        shown = self.ask("GET", case, f"/uz/office/cases/{case}/{act}")
        found = TICKET.search(shown.content.decode())
        if shown.status_code == 200 and found:
            self.tabs.append(Tab(self.role, case, act, found[1]))

    def typed(self, data, tab):
        marks = {name: self.written(self.role, tab.case) for name in TYPED}
        chosen = {name: data.draw(st.sampled_from(values)) for name, values in CHOICES.items()}
        to = str(self.country.people[data.draw(st.sampled_from([*STAFF, *PEOPLE]))].account_id)
        number = self.number(self.any_case(data))
        if chosen["outcome"] != "obliged":
            marks["within"] = ""  # goes with an order to decide anew, and with nothing else
        return {**SAID, **chosen, **marks, "to": to, "first": number, "earlier": number}

    def send(self, tab, case, act, said):
        if (tab, case, act, said) in self.sent:
            self.reached["twice"] += 1
        else:
            self.sent.append((tab, case, act, said))
        is_own = self.role == tab.role and case == tab.case
        for mark in MARK.findall(str(said)):  # may come back in the form, or be kept for whose window it is
            self.writers_of[mark] |= {self.role} if self.role in STAFF else {self.role, tab.role}
        self.reached["by another"] += self.role != tab.role
        self.reached["at another case"] += case != tab.case
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

    def any_case(self, data):
        return data.draw(st.sampled_from(list(self.known)))
