"""The fields by which an inbox is narrowed, and the views that an officer keeps. Ignores the cases."""

from dataclasses import dataclass

from darcha.furniture.fields import OptionView
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import office_state_words
from darcha.kernel.cases.types import CaseState, KeptView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.requests import PageRequest

from .place import STATES, Place, read_place


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Choices with what is chosen, each first that narrows nothing; ``said`` in words, for a list that is narrowed."""

    services: tuple[OptionView, ...]
    bodies: tuple[OptionView, ...]
    states: tuple[OptionView, ...]
    said: str
    clear_url: str


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A kept view: where it leads and where it is let go."""

    label: str
    url: str
    forget_url: str
    is_current: bool


def narrowing_of(request: PageRequest, place: Place) -> Narrowing:
    """What this officer's posts let one choose from: no statement."""
    language = request.lang
    names = {key: versions[-1].name.in_(language) for key, versions in catalogue.current().services.items()}
    held = {key for post in request.who.posts if post.role != "head" for key in post.services}
    sees_all = any(post.role == "head" or not post.services for post in request.who.posts)
    services = names if sees_all else {key: name for key, name in names.items() if key in held}
    bodies = dict.fromkeys(post.body for post in request.who.posts)
    states = {state: office_state_words(CaseState(state), language) for state in STATES}
    chosen = (
        names.get(place.service, place.service),
        catalogue.body_name(place.body, language, short=True) if place.body else "",
        states.get(place.state, ""),
        t("officer.narrow.until_said", language, day=f"{place.until:%d.%m.%Y}") if place.until else "",
    )
    return Narrowing(
        _options("officer.narrow.any_service", services, language),
        _options(
            "officer.narrow.any_body",
            {key: catalogue.body_name(key, language, short=True) for key in bodies} if len(bodies) > 1 else {},
            language,
        ),
        _options("officer.narrow.any_state", states, language),
        ", ".join(filter(None, chosen)),
        place.whole.url(request, "officer:inbox"),
    )


def kept_views(request: PageRequest, place: Place | None) -> list[ViewLink]:
    """One statement."""
    return [_link(request, view, place) for view in cases.saved_views(request.who)]


def _link(request: PageRequest, view: KeptView, place: Place | None) -> ViewLink:
    there = read_place(view.asked)
    return ViewLink(
        view.name,
        there.url(request, "officer:inbox"),
        (place or Place()).url(request, "officer:forget_view", view_id=view.id),
        place is not None and there.asked == place.asked,
    )


def _options(first: str, names: dict[str, str], language: str) -> tuple[OptionView, ...]:
    if not names:
        return ()
    ordered = sorted(names.items(), key=lambda one: one[1])
    return (OptionView("", t(first, language)), *(OptionView(key, name) for key, name in ordered))
