"""Services by sphere and life event, and the passport of one. Ignores search."""

from dataclasses import dataclass
from datetime import date

from darcha.ground import clock

from ..types import Body, Label, Post, Service
from .current import current
from .forms import fee_from
from .versions import find_service, service


@dataclass(frozen=True, slots=True)
class Passport:
    """A service with the names it refers to, for a page or an answer."""

    service: Service
    agency: Body
    post: Post | None
    sphere: Label
    life_events: tuple[Label, ...]
    fee_from: int | None


def services(on: date | None = None) -> list[Service]:
    """Every service in force, by key."""
    day = on or clock.today()
    found = (find_service(key, day) for key in sorted(current().services))
    return [one for one in found if one is not None]


def sphere(key: str) -> Label | None:
    """The sphere of that key, if there is one."""
    return next((label for label in current().spheres if label.key == key), None)


def life_event(key: str) -> Label | None:
    """The life event of that key, if there is one."""
    return next((label for label in current().life_events if label.key == key), None)


def of_sphere(key: str) -> list[Service]:
    """The services of a sphere."""
    return [one for one in services() if one.sphere == key]


def of_life_event(key: str) -> list[Service]:
    """The services that a life event calls for."""
    return [one for one in services() if key in one.life_events]


def passport(key: str, on: date | None = None) -> Passport:
    """The passport of a service. Raises UnknownService."""
    found = service(key, on)
    catalogue = current()
    agency = catalogue.bodies[found.agency]
    return Passport(
        service=found,
        agency=agency,
        post=next((post for post in agency.posts if post.key == found.responsible_post), None),
        sphere=next(label for label in catalogue.spheres if label.key == found.sphere),
        life_events=tuple(label for label in catalogue.life_events if label.key in found.life_events),
        fee_from=fee_from(key, on) if not found.fees.is_free else 0,
    )
