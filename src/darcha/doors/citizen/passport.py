"""A service's page as the citizen reads it: can I, what it costs me, how long it really takes. Ignores the form."""

from dataclasses import dataclass

from darcha.furniture.parts import FactRow, WaitingBar
from darcha.furniture.templatetags.darcha import duration
from darcha.ground import clock
from darcha.ground.text import cite, current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.errors import FeeNotKnown
from darcha.kernel.catalogue.types import FeeQuote, FormSubject, RefusalGround, Service, in_force
from darcha.kernel.identity.types import Principal
from darcha.kernel.statistics import api as statistics

from .listing import ordinary_term, term_span, term_words

# Who may apply, by how a party stands in law.
_FITTING = {
    "individual": {"individual", "sole-trader"},
    "entity": {"entity"},
    "foreign-entity": {"foreigner", "entity"},
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One way a request can be refused."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Time:
    """The lawful term and the real one. ``bar`` is None while there are not enough cases to say."""

    lawful: tuple[str, ...]
    articles: tuple[str, ...]
    bar: WaitingBar | None
    cases: int


@dataclass(frozen=True, slots=True)
class Passport:
    """Everything that the page of a service shows."""

    names: catalogue.Passport
    audience: tuple[str, ...]
    may_apply: bool
    fee: FeeQuote | None
    is_my_fee: bool
    other_rates: tuple[str, ...]
    time: Time
    known: tuple[FactRow, ...]
    grounds: tuple[Ground, ...]
    superior: str
    objection_article: str


def passport(service: Service, who: Principal) -> Passport:
    """For a stranger: the ordinary fee. For a person: their own, with what the registers say of them."""
    is_person = who.kind == "person"
    subject = cases.form_subject(who, service.key) if is_person else FormSubject()
    lang = current()
    objection = service.procedure.objection
    superior = catalogue.current().bodies[objection.to_body]
    return Passport(
        names=catalogue.passport(service.key),
        audience=tuple(t(f"citizen.audience.{kind}") for kind in service.audience),
        may_apply=not is_person or bool(_FITTING[subject.party] & set(service.audience)),
        fee=_fee(service, subject),
        is_my_fee=is_person,
        other_rates=_other_rates(service, subject),
        time=_time(service),
        known=_known(service, subject) if is_person else (),
        grounds=tuple(_ground(ground, lang) for ground in service.procedure.refusal_grounds),
        superior=t("citizen.service.objection.above") if service.addressed else superior.name.in_(lang),
        objection_article=cite(objection.article, lang, confirmed=objection.confirmed),
    )


def _ground(ground: RefusalGround, lang: str) -> Ground:
    return Ground(ground.text.in_(lang), cite(ground.article, lang, confirmed=ground.confirmed))


def _fee(service: Service, subject: FormSubject) -> FeeQuote | None:
    if service.kind == "informational":
        return None
    try:
        return catalogue.fee(service, clock.today(), "portal", subject.party, {}, subject.reliefs, subject)
    except FeeNotKnown:
        return None


def _other_rates(service: Service, subject: FormSubject) -> tuple[str, ...]:
    rates = in_force(service.fees.rates, clock.today())
    others = (rate for rate in rates.value if rate.when or subject.party not in rate.payers) if rates else ()
    return tuple(rate.text.in_(current()) for rate in others)


def _time(service: Service) -> Time:
    terms = service.procedure.terms
    ordinary = ordinary_term(service)
    real = statistics.waiting_time(service.key)
    bar = None
    if real.median is not None and real.nine_of_ten is not None and ordinary:
        bar = WaitingBar(
            half=real.median.total_seconds() / 60,
            ninety=real.nine_of_ten.total_seconds() / 60,
            lawful=term_span(ordinary).total_seconds() / 60,
            half_text=t("furniture.waiting.half", time=duration(real.median)),
            ninety_text=t("furniture.waiting.ninety", time=duration(real.nine_of_ten)),
            lawful_text=t("furniture.waiting.lawful", time=term_words(ordinary)),
        )
    lang = current()
    return Time(
        lawful=tuple(term.rule.in_(lang) for term in terms),
        articles=tuple(dict.fromkeys(cite(term.article, lang, confirmed=term.confirmed) for term in terms)),
        bar=bar,
        cases=real.cases,
    )


def _known(service: Service, subject: FormSubject) -> tuple[FactRow, ...]:
    """Each line with the register it was read from just now; an empty register says so."""
    lang = current()
    registries = catalogue.current().registries
    found = catalogue.known_facts(service, subject)
    rows = []
    for fact in service.form.known_facts:
        source = t("citizen.service.known.source", registry=registries[fact.registry].name.in_(lang))
        values = [value for key, value, _ in found if key == fact.key] or [t("citizen.service.nothing_known")]
        rows += [FactRow(fact.label.in_(lang), value, source=source) for value in values]
    return tuple(rows)
