"""An ordinary officer of a large office: 100 services in 40 bodies, by real holdings of posts, and cases to fill it."""

from uuid import uuid4

from django.apps import apps
from django.db import connection
from tests import conftest

from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.queries.recognise import find_recognised

BODIES, SERVICES = 40, 100
PETITIONS = "petitions-officer"


def keys(known, most, word):
    """Those that the packs have, and as many more as are missing."""
    return [*sorted(known)[:most], *(f"{word}-{n}" for n in range(len(known), most))]


def enter(country, role, services_of):
    """Somebody who holds a post in each body, for the services that ``services_of`` picks of all; signed in."""
    packs = catalogue.current()
    services = keys(packs.services, SERVICES, "service")
    who = conftest._staff(keys(packs.bodies, BODIES, "body")[0], PETITIONS, services=tuple(services_of(0, services)))
    apps.get_model("identity", "PostHolding").objects.bulk_create(
        apps.get_model("identity", "PostHolding")(
            account_id=who.account_id, body=body, post=PETITIONS, role="officer",
            services=services_of(n, services), since=clock.now(),
        )
        for n, body in enumerate(keys(packs.bodies, BODIES, "body"))
        if n
    )  # fmt: skip
    conftest._enter(country, role, who)
    country.people[role] = find_recognised(country.cookies[role]).principal
    assert len(country.people[role].posts) == BODIES
    return country.people[role]


def fill(pattern, size, who):
    """So many open cases like ``pattern``, spread over what the posts of this officer give; one in ten in somebody's
    hands, one in five with a second body that takes part."""
    names = [
        one.column
        for one in apps.get_model("cases", "Case")._meta.fields
        if not getattr(one, "generated", False) and one.attname not in CHANGED
    ]
    same = ", ".join(f"c.{name}" for name in names)
    bodies, services = zip(*((post.body, service) for post in who.posts for service in post.services), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO cases_case ({', '.join([*CHANGED, *names])}) "  # noqa: S608 - names of columns
            "SELECT gen_random_uuid(), gen_random_uuid(), 'f' || %s || n, (%s::text[])[1 + n %% %s],"
            " (%s::text[])[1 + n %% %s], CASE WHEN n %% 10 = 0 THEN 'in_progress' ELSE 'new' END,"
            " CASE WHEN n %% 10 = 0 THEN gen_random_uuid() END, c.received_at + n * interval '1 minute', NULL,"
            f" gen_random_uuid(), {same} FROM cases_case c, generate_series(1, %s) n WHERE c.public_id = %s",
            [uuid4().hex[:6], list(bodies), len(bodies), list(services), len(services), size, pattern],
        )
        cursor.execute(
            "INSERT INTO cases_caseparticipant (id, case_id, body, role, place, service_key)"
            " SELECT gen_random_uuid(), id, body, 'lead', 0, '' FROM cases_case WHERE number LIKE 'f%%'"
            " UNION ALL SELECT gen_random_uuid(), id, (%s::text[])[1 + abs(hashtext(number)) %% %s], 'co', 1, ''"
            " FROM cases_case WHERE number LIKE 'f%%0' OR number LIKE 'f%%5' ON CONFLICT DO NOTHING",
            [list(bodies), len(bodies)],
        )
        cursor.execute("ANALYZE cases_case, cases_caseparticipant, cases_caserung, cases_caserequest")


CHANGED = (
    "id", "public_id", "number", "body", "service_key", "state", "assigned_to", "pressing_at", "invoice_public_id",
    "party_id",
)  # fmt: skip
