"""What has to hold of every answer about a case on the desk, whoever asked for it in whatever order."""

from collections import Counter

from django.apps import apps
from hypothesis.stateful import RuleBasedStateMachine, invariant

from tests.support.desk_model import MARK, NAMES, PEOPLE, STAFF, Model


class Watched(Model, RuleBasedStateMachine):
    """Every request goes through ``ask``. ``reached`` counts which acts were done in this walk and what else was tried,
    so that nobody takes a walk that came nowhere for a proof."""

    def __init__(self, country):
        super().__init__(country)
        self.reached = Counter()
        self.stored = {}

    def ask(self, method, case, path, said=None, *, may_change=True, is_note=False):
        """One request about a case, and everything that has to hold of its answer."""
        before, read_before = self.stored or self.rows(), self.readings()
        answer = self.browser.get(path) if method == "GET" else self.browser.post(path, said)
        assert answer.status_code < 500
        self.learn_cases(case)
        after = self.stored = self.rows()
        changed = {one for one in after if after[one] != before.get(one)}
        allowed = {one for one in self.known if self.root(one) in {self.root(case), *self.joined(case, path, said)}}
        is_done = answer.status_code == 302 and (
            self.role in PEOPLE or is_note or "done=" in answer.headers["Location"]
        )
        if is_done and method == "POST":
            self.reached[path.partition("?")[0].rpartition("/")[2]] += 1
        assert changed <= (allowed if is_done and may_change and method == "POST" else set()), (self.role, path, said)
        new = [line for line in self.readings() if line not in read_before]
        roots = self.roots(case, path)
        self.must_be_of_the_case(answer, case, roots)
        for _, of_case, of_person, _ in new:
            assert self.role in STAFF and answer.status_code != 404
            found = next(one for one in self.known.values() if one.id == of_case)
            assert found.root in roots and str(of_person) == found.subject[1]
        return answer

    def joined(self, case, path, said):
        """Joining is an act on two cases of one person: the first one's timeline says that another came to it."""
        if f"{case}/join?" not in path:
            return set()
        subject, first = self.known[case].subject, said["first"]
        return {one.root for at, one in self.known.items() if one.subject == subject and self.number(at) == first}

    def must_be_of_the_case(self, answer, case, roots):
        said, stored, is_read = answer.content.decode(), str(self.stored), self.is_read(roots)
        for mark in set(MARK.findall(said)):
            assert self.root_of[mark] in roots, f"{mark} shown on a page of another case"
            own = self.role in self.writers_of[mark]
            assert own or mark in stored, (
                f"{mark} is not sent, and shown to {self.role}: {said[said.index(mark) - 300 :][:400]}"
            )
            assert own or self.role in PEOPLE or is_read, "shown, and not written down"
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
        for case, rows in (self.stored or self.rows()).items():
            for mark in set(MARK.findall(rows)):
                assert self.root_of[mark] == self.root(case), f"{mark} was written at another case"

    @invariant()
    def who_holds_a_case_is_of_its_body(self):
        bodies = {str(who.account_id): who.posts[0].body for who in map(self.country.people.get, STAFF)}
        for row in apps.get_model("cases", "Case").objects.filter(public_id__in=self.known):
            assert row.assigned_to is None or bodies.get(str(row.assigned_to)) == row.body

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
