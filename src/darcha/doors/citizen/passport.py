"""A service's page as the citizen reads it: can I, what it costs me, how long it really takes. Ignores the form."""

from dataclasses import dataclass

from darcha.furniture.parts import FactRow, WayStep
from darcha.ground import clock
from darcha.ground.text import cite, current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.errors import FeeNotKnown
from darcha.kernel.catalogue.types import FeeQuote, FormSubject, RefusalGround, Service, in_force
from darcha.kernel.identity.types import Principal

from .real_time import Time, time_of
from .way import may_withdraw, way_of

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
class Passport:
    """Everything that the page of a service shows."""

    names: catalogue.Passport
    audience: tuple[str, ...]
    may_apply: bool
    fee: FeeQuote | None
    is_my_fee: bool
    other_rates: tuple[str, ...]
    base_unit: int | None
    time: Time
    known: tuple[FactRow, ...]
    way: tuple[WayStep, ...]
    may_withdraw: bool
    grounds: tuple[Ground, ...]
    superior: str
    objection_article: str


def passport(service: Service, who: Principal) -> Passport:
    """For a stranger: the ordinary fee. For a person: their own, with what the registers say of them."""
    is_person = who.kind == "person"
    subject = cases.form_subject(who, service.key) if is_person else FormSubject()
    lang = current()
    objection = service.procedure.objection
    superior = cases.objection_name(objection.to_body, catalogue.current().bodies, lang)
    return Passport(
        names=catalogue.passport(service.key),
        audience=tuple(t(f"citizen.audience.{kind}") for kind in service.audience),
        may_apply=not is_person or bool(_FITTING[subject.party] & set(service.audience)),
        fee=_fee(service, subject),
        is_my_fee=is_person,
        other_rates=_other_rates(service, subject),
        base_unit=_base_unit(service),
        time=time_of(service),
        known=_known(service, subject) if is_person else (),
        way=way_of(service),
        may_withdraw=may_withdraw(service),
        grounds=tuple(_ground(ground, lang) for ground in service.procedure.refusal_grounds),
        superior=t("citizen.service.objection.above") if service.addressed else superior,
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


def _base_unit(service: Service) -> int | None:
    """What one base unit is today, in soʻm, where the fee is made of it."""
    unit = in_force(catalogue.current().base_unit, clock.today())
    return unit.value if unit and not service.fees.is_free else None


def _other_rates(service: Service, subject: FormSubject) -> tuple[str, ...]:
    rates = in_force(service.fees.rates, clock.today())
    others = (rate for rate in rates.value if rate.when or subject.party not in rate.payers) if rates else ()
    return tuple(rate.text.in_(current()) for rate in others)


def _known(service: Service, subject: FormSubject) -> tuple[FactRow, ...]:
    """Each line with the register it was read from just now; an empty register says so. Who applies stands in the
    register that describes parties of that kind, whichever the form names."""
    lang = current()
    registries = catalogue.current().registries
    found = catalogue.known_facts(service, subject)
    described = "person" if subject.party == "individual" else "entity"
    rows = []
    for fact in service.form.known_facts:
        registry = registries[fact.registry]
        if registry.describes in (None, described):
            values = [value for key, value, _ in found if key == fact.key] or [t("citizen.service.nothing_known")]
        else:
            registry = next((one for one in registries.values() if one.describes == described), registry)
            values = [str(subject.applicant.get("name", "")) or t("citizen.service.nothing_known")]
        source = t("citizen.service.known.source", registry=registry.name.in_(lang))
        rows += [FactRow(fact.label.in_(lang), value, source=source) for value in values]
    return tuple(rows)
