"""Which body may get a case: never the one that it complains about. Source: ORQ-445, articles 21 and 25."""

from collections.abc import Mapping, Sequence

from darcha.kernel.catalogue.types import Body

from ..errors import AboutItself, AlreadyThere, WrongAddressee


def next_above(key: str, bodies: Mapping[str, Body]) -> str | None:
    """The nearest superior that takes petitions; None where there is none."""
    above = bodies[key].parent if key in bodies else None
    while above is not None and above in bodies and not bodies[above].takes_petitions:
        above = bodies[above].parent
    return above if above in bodies else None


def check_receiver(to: str, *, lead: str, about: str | None, bodies: Mapping[str, Body], language: str) -> None:
    """Whether a case may move to this body. Raises WrongAddressee for one that takes none, AlreadyThere for the one
    that has it, AboutItself for the one complained about, with the body one step up that can be chosen instead."""
    if to not in bodies or not bodies[to].takes_petitions:
        raise WrongAddressee(fields={"body": "cases.receiver.takes_none"})
    if to == lead:
        raise AlreadyThere(fields={"body": "cases.receiver.has_it"})
    if to == about:
        raise about_itself(to, bodies, language, field="body")


def check_addressees(
    named: Mapping[str, Sequence[str]], *, about: str | None, bodies: Mapping[str, Body], language: str
) -> dict[str, AboutItself]:
    """Question -> why a body named there cannot be written to; empty when all can."""
    return {
        field: about_itself(about, bodies, language, field=field)
        for field, chosen in named.items()
        if about is not None and about in bodies and about in chosen
    }


def about_itself(key: str, bodies: Mapping[str, Body], language: str, *, field: str) -> AboutItself:
    """The refusal in full: which body, why not, and who stands above it."""
    above = next_above(key, bodies)
    return AboutItself(
        fields={field: "cases.receiver.about_itself"},
        body=bodies[key].name.in_(language),
        above=bodies[above].name.in_(language) if above else "",
        above_key=above or "",
    )


def complained_about(answers: Mapping[str, object], field: str) -> str | None:
    """The key of the body that the answers complain about; None for no complaint."""
    about = answers.get(field)
    return str(about) if about else None
