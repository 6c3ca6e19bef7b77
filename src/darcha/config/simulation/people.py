"""Who applies and who works in a simulated month. Ignores when."""

from collections.abc import Sequence
from random import Random

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Post, Principal

from ..demo.people import ADULT_FROM
from ..demo.population import districts_of, generate
from .place import PEOPLE

CLOCK = Principal.system("simulation")


def officers_of(service: Service, how_many: int) -> list[Principal]:
    """So many holders of the posts that act in this service, in the body that keeps it."""
    posts = [post for step in service.procedure.steps for act in step.acts for post in act.posts]
    role = {post.key: post.role for post in catalogue.current().bodies[service.agency].posts}
    acting = next((key for key in dict.fromkeys(posts) if role.get(key) == "officer"), None)
    if acting is None:  # a service that rules decide
        return []
    return [_staff(service, f"officer-{number}", acting, "officer") for number in range(1, how_many + 1)]


def head_of(service: Service) -> Principal:
    """The head of the body, who sees every case."""
    heads = [post.key for post in catalogue.current().bodies[service.agency].posts if post.role == "head"]
    return _staff(service, "head-1", heads[0], "head")


def _staff(service: Service, name: str, post: str, role: str) -> Principal:
    identity.ensure_demo_staff(CLOCK, name, name, [Post(service.agency, post, role)])  # type: ignore[arg-type]
    return identity.demo_principal(name)


def grown_people() -> Sequence[tuple[str, str]]:
    """PINFL and document of everybody who may apply."""
    everybody = generate(districts_of(catalogue.current().regions), **PEOPLE).people
    return [(person.pinfl, person.document) for person in everybody if person.age > ADULT_FROM and person.phone]


def somebody(chance: Random, people: Sequence[tuple[str, str]]) -> Principal:
    """One of them, able to sign in."""
    return identity.demo_principal_of(identity.ensure_demo_person(CLOCK, None, *chance.choice(people)))
