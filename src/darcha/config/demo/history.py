"""The demo's past year: applications made, paid, asked about and decided by the real commands under a frozen clock.

Ignores the screens. What the draw decides stands in ``history.yaml``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, cast
from uuid import UUID

import yaml

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import Receipt
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments import ports as payment_ports
from darcha.kernel.payments.types import TransactionView

from ..agenda import Agenda
from .personas import personas
from .population import whole_population
from .stock import drawn

DEMO = Principal.system("demo")
PROVIDER = "payme"
REFUNDED = 5
Say = Callable[[str], None]


def plan() -> Mapping[str, Any]:
    """What ``history.yaml`` says."""
    return dict(yaml.safe_load((Path(__file__).parent / "history.yaml").read_text("utf-8")))


def seed_history(say: Say, *, most: int | None = None) -> int:
    """Make the past once; returns how many applications there were. Does nothing when there are cases already."""
    said = plan()
    officers = {one.key: one for one in personas() if one.kind == "staff"}
    if cases.are_there_cases():
        return 0
    chance = Random(said["seed"])  # noqa: S311 - invented people must come out the same every time
    now = clock.now()
    year = Agenda(chance, now)
    total = most or said["cases"]
    applicants = _applicants(chance)
    staff = {key: identity.demo_principal(key) for key in officers}
    begin = now - timedelta(days=30 * said["months"])
    for _ in range(total):
        lately = chance.random() * 100 < said["lately"]["share"]
        arrival = _arrival(chance, now - timedelta(days=said["lately"]["days"]) if lately else begin, now)
        key = drawn(chance, {name: one["share"] for name, one in said["services"].items()})
        story = _Story(year, said, key, said["services"][key], applicants[said["services"][key]["registry"]](), staff)
        year.at(arrival, story.submit)
    with payment_ports.standing_in(PROVIDER, cast(payment_ports.Provider, PastProvider())):
        year.live()
    say(f"applications of the past year: {total}")
    return total


class PastProvider:
    """The provider of the past: gives money back at once, by the call that the real one would make."""

    def refund(self, transaction: TransactionView) -> None:
        payments.cancel_transaction(DEMO, provider=PROVIDER, provider_ref=transaction.provider_ref, reason=REFUNDED)


def _arrival(chance: Random, begin: datetime, end: datetime) -> datetime:
    """Any minute of the waking day; more of them lately, as use grows."""
    moment = begin + (end - begin) * chance.random() ** 0.7
    return moment.replace(hour=chance.randint(8, 21), minute=chance.randint(0, 59), second=chance.randint(0, 59))


def _applicants(chance: Random) -> dict[str, Callable[[], tuple[str, str]]]:
    """Ways to draw somebody: anybody grown up, or an owner of a vehicle. Gives PINFL and document."""
    records = whole_population().records
    grown = [
        data
        for _, data in records["population"]
        if data["born_on"] < "2005" and data.get("phone") and data["document"][2:4] != "90"
    ]
    by_pinfl = {data["pinfl"]: data for data in grown}
    owners = [by_pinfl[data["owner_pinfl"]] for _, data in records["vehicles"] if data.get("owner_pinfl") in by_pinfl]

    def of(people: list[Any]) -> Callable[[], tuple[str, str]]:
        def draw() -> tuple[str, str]:
            person = chance.choice(people)
            return person["pinfl"], person["document"]

        return draw

    return {"population": of(grown), "vehicles": of(owners)}


@dataclass(slots=True)
class _Story:
    """One application from its submission to its end."""

    year: Agenda
    said: Mapping[str, Any]
    service: str
    plan: Mapping[str, Any]
    numbers: tuple[str, str]
    staff: Mapping[str, Principal]
    who: Principal = field(init=False)
    receipt: Receipt = field(init=False)

    @property
    def chance(self) -> Random:
        return self.year.chance

    def submit(self) -> None:
        self.who = identity.demo_principal_of(identity.ensure_demo_person(DEMO, None, *self.numbers))
        subject = cases.form_subject(self.who, self.service)
        version = catalogue.service(self.service)
        answers = catalogue.smallest_answers(catalogue.form_schema(version, subject, "uz"))
        if "texts" in self.plan:
            kind = drawn(self.chance, self.plan["kinds"])
            answers |= {
                "kind": kind,
                "text": self.chance.choice(self.plan["texts"]),
                "bodies": [drawn(self.chance, self.plan["bodies"])],
            }
        key = f"past-{self.chance.getrandbits(64):x}"
        self.receipt = cases.submit(
            self.who,
            service_key=self.service,
            answers=answers,
            language="uz",
            idempotency_key=key,
            route="demo",
        )
        invoice_id = self.receipt.invoice_public_id
        if invoice_id is None:
            self._wait_for_office()
        elif self.chance.random() * 100 >= self.said["never_paid"]:
            self.year.at(clock.now() + self.year.later(*self.said["paid_within_minutes"]), lambda: self.pay(invoice_id))
        else:
            self.year.at(clock.now() + timedelta(days=11), lambda: cases.cancel_unpaid_due(DEMO))

    def pay(self, invoice_id: UUID) -> None:
        invoice = payments.get_invoice(self.who, invoice_id)
        reference = f"past{self.chance.getrandbits(80):020x}"
        payments.open_transaction(
            DEMO,
            provider=PROVIDER,
            provider_ref=reference,
            account_value=invoice.number,
            amount=invoice.amount,
            provider_time_ms=int(clock.now().timestamp() * 1000),
        )
        payments.settle(DEMO, provider=PROVIDER, provider_ref=reference)
        self._wait_for_office()

    def _wait_for_office(self) -> None:
        left = self.plan.get("still_waiting", {"days": 0, "share": 0})
        recent = self.year.until - clock.now() < timedelta(days=left["days"])
        if recent and self.chance.random() * 100 < left["share"]:
            return
        if "decided_by" in self.plan:
            moment = clock.now() + self.year.later(*self.plan["worked_minutes"])
            self.year.at(_office_hours(moment, self.chance), self.work)

    def work(self) -> None:
        officer = self._officer()
        outcome = drawn(self.chance, self.plan["outcomes"])
        case = self.receipt.public_id
        if outcome == "ask":
            cases.ask_applicant(officer, case=case, words=self.plan["question"])
            self.year.at(clock.now() + self.year.later(60, 2880), self.answer)
        elif outcome == "refuse":
            cases.officer_case(officer, case)  # nobody refuses unread
            cases.refuse(officer, case=case, ground=self.plan["ground"], fact=self.plan["fact"])
        elif outcome == "reply":
            cases.reply(officer, case=case, words=self.plan["reply"])
        else:
            cases.approve(officer, case=case)

    def _officer(self) -> Principal:
        """Whoever of the service's officers holds a post in the leading body."""
        body = cases.get_case(self.who, self.receipt.public_id).body
        return next(self.staff[key] for key in self.plan["decided_by"] if self.staff[key].holds(body))

    def answer(self) -> None:
        cases.answer(self.who, case=self.receipt.public_id, words=self.plan["answer"])
        moment = _office_hours(clock.now() + self.year.later(*self.plan["worked_minutes"]), self.chance)
        self.year.at(moment, self.finish)

    def finish(self) -> None:
        officer = self._officer()
        if "reply" in self.plan:
            cases.reply(officer, case=self.receipt.public_id, words=self.plan["reply"])
        else:
            cases.approve(officer, case=self.receipt.public_id)


def _office_hours(moment: datetime, chance: Random) -> datetime:
    """That moment, or soon after the next opening."""
    week = catalogue.calendar("five")
    opened = week.is_working(moment.date()) and week.opens <= moment.time() < week.closes
    if opened:
        return moment
    day = moment.date() if moment.time() < week.opens else moment.date() + timedelta(days=1)
    while not week.is_working(day):
        day += timedelta(days=1)
    return datetime.combine(day, week.opens, clock.TASHKENT) + timedelta(minutes=chance.randint(5, 100))
