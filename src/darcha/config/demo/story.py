"""One application of the demo's past from its submission to where its plot leaves it, by the real commands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import NotFound
from darcha.kernel.cases.types import Receipt
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments

from ..agenda import Agenda
from .stock import drawn

DEMO = Principal.system("demo")
PROVIDER = "payme"
APPLICANT = "applicant"
PAY = "pay"  # by the provider, not by a command of cases
UNPAID_IS_CLOSED_AFTER = timedelta(days=11)


@dataclass(frozen=True, slots=True)
class Plot:
    """What is done to a case, in order; bodies and kinds by weight, empty where the service's own are drawn."""

    acts: Sequence[Mapping[str, Any]]
    bodies: Mapping[str, float] = field(default_factory=dict)
    kinds: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, said: Mapping[str, Any], *, left_after: int | None = None, body: str = "", **_: Any) -> "Plot":
        """The plot of ``history.yaml``, or as much of it as is done when it is left alone."""
        bodies = {body: 1.0} if body else said.get("bodies", {})
        return cls(said["acts"][:left_after], bodies, said.get("kinds", {}))


@dataclass(slots=True)
class Story:
    """One application and the people whose hands it goes through."""

    year: Agenda
    said: Mapping[str, Any]
    service: str
    plot: Plot
    numbers: tuple[str, str]
    staff: Mapping[str, Principal]
    pays: bool
    who: Principal = field(init=False)
    receipt: Receipt = field(init=False)
    objection: UUID | None = None

    @property
    def chance(self) -> Random:
        return self.year.chance

    @property
    def plan(self) -> Mapping[str, Any]:
        return dict(self.said["services"][self.service])

    def submit(self) -> None:
        """Fill the form with the least that it takes, and send it."""
        self.who = identity.demo_principal_of(identity.ensure_demo_person(DEMO, None, *self.numbers))
        subject = cases.form_subject(self.who, self.service)
        answers = catalogue.smallest_answers(catalogue.form_schema(catalogue.service(self.service), subject, "uz"))
        answers |= self.plan.get("answers", {})
        if "texts" in self.plan:
            answers |= {
                "kind": drawn(self.chance, self.plot.kinds or self.plan["kinds"]),
                "text": self.chance.choice(self.plan["texts"]),
                "bodies": [drawn(self.chance, self.plot.bodies or self.plan["bodies"])],
            }
        self.receipt = cases.submit(
            self.who,
            service_key=self.service,
            answers=answers,
            language="uz",
            idempotency_key=f"past-{self.chance.getrandbits(64):x}",
            route="demo",
        )
        if self.receipt.invoice_public_id is None:
            self._go_on(0)
        elif self.pays:
            self.year.at(clock.now() + self.year.later(*self.said["paid_within_minutes"]), self.pay_and_go_on)
        else:
            self.year.at(clock.now() + UNPAID_IS_CLOSED_AFTER, lambda: cases.cancel_unpaid_due(DEMO))

    def pay_and_go_on(self) -> None:
        """The fee, then the first act."""
        self.pay()
        self._go_on(0)

    def pay(self) -> None:
        """Settle the last invoice of the case as the provider tells it."""
        invoice_id = cases.case_for(self.who, self.receipt.public_id).invoice_public_id
        assert invoice_id is not None, "a plot pays what nobody asked for"  # noqa: S101 - a mistake in the plot
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

    def _go_on(self, number: int) -> None:
        """Put the act of that number on the agenda, at a time when somebody does it."""
        if number == len(self.plot.acts):
            return
        step = self.plot.acts[number]
        moment = clock.now() + self.year.later(*step["after"])
        by_office = step.get("by") != APPLICANT
        self.year.at(_office_hours(moment, self.chance) if by_office else moment, lambda: self._do(number))

    def _do(self, number: int) -> None:
        step = self.plot.acts[number]
        if step["act"] == PAY:
            self.pay()
            self._go_on(number + 1)
            return
        case = self.objection if step.get("of") == "objection" else self.receipt.public_id
        if case is None:
            raise LookupError(f"an objection was to be decided that nobody has made: {self.service}")
        who = self.who if step.get("by") == APPLICANT else self._who_may(case, step["act"])
        if who is not self.who:
            cases.officer_case(who, case)  # nobody decides unread
        row = cases.perform(who, case=case, act=step["act"], said=step.get("say", {}))
        if step["act"] == "object":
            self.objection = row.public_id
        self._go_on(number + 1)

    def _who_may(self, case: UUID, act: str) -> Principal:
        """The first of the service's office who may do the act now. Raises LookupError where the plot is not lawful."""
        refused = {}
        for key in self.plan["office"]:
            refused[key] = _why_not(self.staff[key], case, act)
            if refused[key] is None:
                return self.staff[key]
        raise LookupError(f"{self.service}: nobody may {act}: {refused}")


def _why_not(who: Principal, case: UUID, act: str) -> str | None:
    """Why he may not do the act, None when he may."""
    try:
        return next((one.why_not for one in cases.possible_actions(who, case) if one.act == act), "not his")
    except NotFound:
        return "not seen"


def _office_hours(moment: datetime, chance: Random) -> datetime:
    """That moment, or soon after the next opening."""
    week = catalogue.calendar("five")
    if week.is_working(moment.date()) and week.opens <= moment.time() < week.closes:
        return moment
    day = moment.date() if moment.time() < week.opens else moment.date() + timedelta(days=1)
    while not week.is_working(day):
        day += timedelta(days=1)
    return datetime.combine(day, week.opens, clock.TASHKENT) + timedelta(minutes=chance.randint(5, 100))
