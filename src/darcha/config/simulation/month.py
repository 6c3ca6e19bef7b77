"""The month itself: people apply and pay, officers work through the inbox, one is away, a decree comes."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import cast
from uuid import UUID

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseRow, CaseState, Receipt, WorklistFilter
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, Service
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments import ports as payment_ports

from ..agenda import Agenda
from ..demo.history import PROVIDER, PastProvider
from . import decree, people
from .plan import Plan

SWEEP_EVERY = timedelta(minutes=30)
PAID_WITHIN_MINUTES = (2, 180)
NEVER_PAID, ASKED, REFUSED = 0.05, 0.1, 0.08  # of all
WORDS = "Ariza koʻrib chiqildi."
GROUNDS = ("Nima soʻralgan: ORQ-445, 28-modda",)
WORKABLE = (CaseState.NEW, CaseState.IN_PROGRESS)


@dataclass(slots=True)
class Desk:
    """An officer with a case in hand or none; ``busy`` counts minutes of office time."""

    number: int
    who: Principal
    idle: bool = True
    decided: int = 0
    busy: float = 0.0
    present: float = 0.0


@dataclass(slots=True)
class Day:
    """How a day ended: what came in, what was decided, what waits, what waits past its term."""

    on: date
    arrived: int = 0
    decided: int = 0
    open: int = 0
    overdue: int = 0


@dataclass(slots=True)
class Month:
    """Lived by ``live``; everything else is what came of it."""

    plan: Plan
    folder: Path  # for the packs of the decree
    agenda: Agenda = field(init=False)
    service: Service = field(init=False)
    head: Principal = field(init=False)
    desks: list[Desk] = field(default_factory=list)
    filed: list[tuple[Principal, Receipt]] = field(default_factory=list)
    days: dict[date, Day] = field(default_factory=dict)
    decreed: date | None = None
    moved: int = 0
    _crowd: list[tuple[str, str]] = field(default_factory=list)

    def live(self) -> None:
        """The whole month, from its first midnight to its last."""
        chance = Random(self.plan.seed)  # noqa: S311 - the same seed gives the same month
        self.agenda = Agenda(chance, self.plan.ends_at)
        self.service = catalogue.service(self.plan.service, self.plan.begins_on)
        self.desks = [
            Desk(number, who) for number, who in enumerate(people.officers_of(self.service, self.plan.officers), 1)
        ]
        self.head = people.head_of(self.service)
        self._crowd = list(people.grown_people())
        for number in range(self.plan.days):
            self._plan_day(self.plan.begins_on + timedelta(days=number), number + 1)
        moment = self.plan.begins_at
        while moment < self.plan.ends_at:
            self.agenda.at(moment, self._sweep)
            moment += SWEEP_EVERY
        with payment_ports.standing_in(PROVIDER, cast(payment_ports.Provider, PastProvider())):
            self.agenda.live()

    def cases(self) -> list[CaseRow]:
        """Every case as it stands now."""
        return [cases.get_case(who, receipt.public_id) for who, receipt in self.filed]

    def _plan_day(self, on: date, number: int) -> None:
        self.days[on] = Day(on)
        midnight = datetime.combine(on, datetime.min.time(), clock.TASHKENT)
        chance = self.agenda.chance
        for _ in range(_poisson(chance, self.plan.arrivals)):
            self.agenda.at(midnight + timedelta(minutes=chance.uniform(8 * 60, 21 * 60)), self._apply)
        self.agenda.at(midnight + timedelta(hours=9), self._open)
        self.agenda.at(midnight + timedelta(hours=23, minutes=59), self._close)
        if number == self.plan.decree_day:
            self.agenda.at(midnight + timedelta(hours=12), self._decree)

    def _open(self) -> None:
        week = catalogue.calendar(body=self.service.agency)
        if week.is_working(clock.today()):
            for desk in self.desks:
                if not self.plan.is_away(desk.number, clock.today()):
                    desk.present += (week.closes.hour - week.opens.hour) * 60
            self._wake()

    def _close(self) -> None:
        day = self.days[clock.today()]
        waiting = cases.count_worklists(self.head, {"open": WorklistFilter(), "overdue": WorklistFilter(overdue=True)})
        day.open, day.overdue = waiting["open"].count, waiting["overdue"].count

    def _sweep(self) -> None:
        cases.sweep_terms(people.CLOCK)
        cases.cancel_unpaid_due(people.CLOCK)

    def _decree(self) -> None:
        self.decreed = decree.release(clock.today(), self.folder, self.service.agency)
        recalculation, after = cases.begin_recalculation(people.CLOCK), None
        while True:
            done = cases.recalculate_terms(people.CLOCK, recalculation=recalculation, after=after)
            self.moved, after = self.moved + done.moved, done.last
            if after is None:
                return

    def _apply(self) -> None:
        chance = self.agenda.chance
        who = people.somebody(chance, self._crowd)
        subject = cases.form_subject(who, self.service.key)
        answers = catalogue.smallest_answers(catalogue.form_schema(self.service, subject, "uz"))
        if self.service.addressed:
            answers |= {"bodies": [self.service.agency]}
        receipt = cases.submit(
            who,
            service_key=self.service.key,
            answers=answers,
            language="uz",
            idempotency_key=f"simulated-{len(self.filed)}",
            route="simulation",
        )
        self.filed.append((who, receipt))
        self.days[clock.today()].arrived += 1
        invoice = receipt.invoice_public_id
        if invoice is None:
            self._wake()
        elif chance.random() >= NEVER_PAID:
            later = self.agenda.later(*PAID_WITHIN_MINUTES)
            self.agenda.at(clock.now() + later, partial(self._pay, who, invoice))

    def _pay(self, who: Principal, invoice_id: UUID) -> None:
        invoice = payments.get_invoice(who, invoice_id)
        reference = f"simulated{self.agenda.chance.getrandbits(60):015x}"
        payments.open_transaction(
            people.CLOCK,
            provider=PROVIDER,
            provider_ref=reference,
            account_value=invoice.number,
            amount=invoice.amount,
            provider_time_ms=int(clock.now().timestamp() * 1000),
        )
        payments.settle(people.CLOCK, provider=PROVIDER, provider_ref=reference)
        self.agenda.at(clock.now(), self._wake)  # once what follows from the payment has happened

    def _wake(self) -> None:
        """Whoever has nothing in hand looks into the inbox."""
        for desk in self.desks:
            if desk.idle:
                self._take(desk)

    def _take(self, desk: Desk) -> None:
        week, now = catalogue.calendar(body=self.service.agency), clock.now()
        is_open = week.is_working(now.date()) and week.opens <= now.time() < week.closes
        if not is_open or self.plan.is_away(desk.number, now.date()):
            return
        mine = WorklistFilter(service_key=self.service.key)
        for row in cases.worklist(desk.who, mine).items:
            free = row.assigned_to in (None, desk.who.account_id)
            if free and row.state in WORKABLE and (row.registered_at is None or row.registered_at <= now):
                cases.assign(desk.who, case=row.public_id, to=desk.who.own_account)
                desk.idle = False
                spent = self.agenda.chance.expovariate(1 / self.plan.minutes)
                desk.busy += spent
                done_at = self._when_done(desk, timedelta(minutes=spent))
                self.agenda.at(done_at, partial(self._finish, desk, row.public_id))
                return

    def _when_done(self, desk: Desk, work: timedelta) -> datetime:
        """Office time of this officer alone counts."""
        week, moment = catalogue.calendar(body=self.service.agency), clock.now()
        while True:
            day = moment.date()
            closes = datetime.combine(day, week.closes, clock.TASHKENT)
            if week.is_working(day) and not self.plan.is_away(desk.number, day):
                if moment + work <= closes:
                    return moment + work
                work -= max(closes - moment, timedelta())
            moment = datetime.combine(day + timedelta(days=1), week.opens, clock.TASHKENT)

    def _finish(self, desk: Desk, case: UUID) -> None:
        desk.idle = True
        possible = {act.act for act in cases.possible_actions(desk.who, case) if act.possible and not act.confirmed_by}
        drawn = self.agenda.chance.random()
        if Act.ASK in possible and drawn < ASKED:
            cases.ask_applicant(desk.who, case=case, words=WORDS)
            who = next(who for who, receipt in self.filed if receipt.public_id == case)
            self.agenda.at(clock.now() + self.agenda.later(60, 2880), partial(self._answer, who, case))
        elif possible & {Act.REFUSE, Act.APPROVE, Act.REPLY}:
            self._decide(desk, case, possible, refused=drawn > 1 - REFUSED)
            desk.decided += 1
            self.days[clock.today()].decided += 1
        self._take(desk)

    def _decide(self, desk: Desk, case: UUID, possible: set[Act], *, refused: bool) -> None:
        grounds = [
            ground
            for ground in self.service.procedure.refusal_grounds
            if ground.within is None and ground.act is Act.REFUSE
        ]
        if refused and grounds and Act.REFUSE in possible:
            cases.officer_case(desk.who, case)  # nobody refuses unread
            cases.refuse(desk.who, case=case, ground=grounds[0].key, fact=WORDS)
        elif Act.REPLY in possible:
            cases.reply(desk.who, case=case, words=WORDS, grounds=GROUNDS)
        else:
            cases.approve(desk.who, case=case)

    def _answer(self, who: Principal, case: UUID) -> None:
        if cases.get_case(who, case).state is CaseState.AWAITING_APPLICANT:
            cases.answer(who, case=case, words=WORDS)
            self._wake()


def _poisson(chance: Random, mean: float) -> int:
    """How many come in a day, when so many come on average."""
    came, waited = 0, chance.expovariate(mean) if mean > 0 else 1.0
    while waited < 1:
        came += 1
        waited += chance.expovariate(mean)
    return came
