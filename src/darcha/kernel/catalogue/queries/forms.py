"""Forms and fees as the doors ask for them: national data is filled in here."""

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from darcha.ground import clock

from ..errors import ChannelClosed, FeeNotKnown, UnknownRelief
from ..rules import form
from ..rules import form_schema as schemas
from ..rules.expressions import variables
from ..rules.fee import quote_fee
from ..types import Catalogue, Channel, FeeQuote, FieldError, FormSubject, Payer, Service
from .current import current
from .versions import service, version_on

_kept: list[tuple[Catalogue, form.Choices]] = []


def choices(catalogue: Catalogue) -> form.Choices:
    """The bodies that take petitions, and the districts. Gathered once for the packs in use."""
    for known, made in _kept:
        if known is catalogue:
            return made
    made = form.Choices(
        tuple(key for key, body in catalogue.bodies.items() if body.takes_petitions),
        tuple(code for code, region in catalogue.regions.items() if region.parent is not None),
    )
    _kept[:] = [(catalogue, made)]
    return made


def form_schema(version: Service, subject: FormSubject, language: str = "uz") -> dict[str, Any]:
    """The form as JSON Schema 2020-12 for one party."""
    return schemas.form_schema(version, subject, choices(current()), language)


def check_answers(
    version: Service, answers: Mapping[str, Any], subject: FormSubject, *, complete: bool
) -> list[FieldError]:
    """What is wrong with the answers; a draft may leave questions open."""
    return form.wrong_answers(version, answers, subject, choices(current()), complete=complete)


def clean_and_check(
    version: Service, answers: Mapping[str, Any], subject: FormSubject
) -> tuple[dict[str, Any], list[FieldError]]:
    """Answers that are to be sent, in their kept form, and what is wrong with them."""
    return form.cleaned_and_wrong(version, answers, subject, choices(current()))


def fee(  # noqa: PLR0917 - the counter that every room calls, in the order people say it
    version: Service,
    on: date,
    channel: Channel,
    payer: Payer,
    answers: Mapping[str, Any],
    reliefs: Collection[str] = (),
    subject: FormSubject | None = None,
) -> FeeQuote:
    """The fee on a day. With ``subject`` the rules also see what the registries say. Raises FeeNotKnown."""
    return _quote(
        current(),
        version,
        on=on,
        channel=channel,
        payer=payer,
        answers=answers,
        reliefs=reliefs,
        subject=subject,
    )


def _quote(
    catalogue: Catalogue,
    version: Service,
    *,
    on: date,
    channel: Channel,
    payer: Payer,
    answers: Mapping[str, Any] = MappingProxyType({}),
    reliefs: Collection[str] = (),
    subject: FormSubject | None = None,
) -> FeeQuote:
    seen = subject or FormSubject(party=payer, reliefs=tuple(reliefs))
    full = form.with_carried(version, answers, seen)
    return quote_fee(
        version.fees,
        catalogue.base_unit,
        on=on,
        channel=channel,
        payer=payer,
        values=variables(version, full, seen),
        reliefs=reliefs,
    )


def fee_from(key: str, on: date | None = None) -> int:
    """The least that the service can cost on that day without reliefs, by any channel. Raises UnknownService."""
    day = on or clock.today()
    version = service(key, day)
    quotes = [
        _quote(current(), version, on=day, channel=channel, payer=payer).total
        for channel in version.channels
        for payer in get_args(Payer)
    ]
    return min(quotes)


def explain_fee(  # noqa: PLR0917 - as the command line asks
    key: str,
    on: date,
    channel: Channel,
    payer: Payer,
    answers: Mapping[str, Any],
    reliefs: Collection[str],
    language: str = "uz",
    catalogue: Catalogue | None = None,
) -> dict[str, Any]:
    """The fee with every line considered, as plain data. The counted ``amount``s add up to ``total``.

    A line that was considered and did not win has amount 0, ``counted`` false, and ``would_be``. Needs no database.
    Raises UnknownService, ChannelClosed, UnknownRelief, FeeNotKnown.
    """
    catalogue = catalogue or current()
    if key in catalogue.services and on < catalogue.services[key][0].valid_from:
        first = catalogue.services[key][0].valid_from
        raise FeeNotKnown(on=f"{on:%d.%m.%Y}", known_from=f"{first:%d.%m.%Y}")
    version = version_on(catalogue, key, on)
    if channel not in version.channels:
        raise ChannelClosed(service=key, channel=channel)
    known = {reduction.relief for reduction in version.fees.reductions if reduction.relief}
    for relief in reliefs:
        if not version.fees.is_free and relief not in known:
            raise UnknownRelief(relief=relief, known=", ".join(sorted(known)))
    quote = _quote(catalogue, version, on=on, channel=channel, payer=payer, answers=answers, reliefs=reliefs)
    return {
        "total": quote.total,
        "currency": quote.currency,
        "lines": [
            {
                "code": line.code,
                "text": line.text.in_(language),
                "amount": line.amount if line.counted else 0,
                "act": line.act,
                "counted": line.counted,
                "confirmed": line.confirmed,
                **({} if line.counted else {"would_be": line.amount}),
            }
            for line in quote.lines
        ],
    }
