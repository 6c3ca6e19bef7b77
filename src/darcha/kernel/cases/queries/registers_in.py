"""Where somebody may register petitions for others, and by which service. Leaves no line: nobody's data is read."""

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service
from darcha.kernel.identity.types import Principal

from ..rules.registering import registering_posts


def find_petitions() -> Service | None:
    """The service by which one writes to a body of one's choice; None where no pack has one."""
    return next((service for service in catalogue.services() if service.addressed), None)


def registers_in(who: Principal) -> tuple[str, ...]:
    """The bodies, in the order of the posts held."""
    service = find_petitions()
    if service is None:
        return ()
    posts = registering_posts(who.posts, service, catalogue.current().bodies)
    return tuple(dict.fromkeys(post.body for post in posts))
