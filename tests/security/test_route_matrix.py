"""Every route, every method, every role: what is declared in matrix.yaml happens, and nothing else does.

A route or a method that is not declared fails, so nobody opens a door by forgetting it. No answer to a stranger holds
what belongs to the owner alone.
"""

import json
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db
MATRIX = yaml.safe_load(Path(__file__).with_name("matrix.yaml").read_text(encoding="utf-8"))
ROLES = MATRIX["roles"]
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "FOO")
LEAD_TO_SIGN_IN = "in"
CANARIES = ("Kanareyeva", "Qumri", "Xolmirzo", "Kanareyka", "Kanareykalik", "998900000001", "AA0000001", "01K777RY")


def routes(patterns=None, prefix=""):
    """Every route as its author wrote it."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern)


def path_of(route, declared, things):
    """The route filled with what the owner has."""
    path = "/" + route.replace("<lang:lang>", "uz")
    named = {**MATRIX["with"], **(declared.get("with") or {})}
    while "<" in path:
        before, _, rest = path.partition("<")
        inside, _, after = rest.partition(">")
        name = inside.partition(":")[2] or inside
        value = named[name]
        path = f"{before}{things.get(value, value)}{after}"
    return path


def expected(declared, method, role):
    """A status, or ``in``: led to sign in. Methods that are not declared are refused, after the gate or before it."""
    if method in declared:
        ladder = MATRIX["ladders"][declared[method]] if isinstance(declared[method], str) else declared[method]
        return {dict(zip(ROLES, ladder, strict=True))[role]}
    return {405, LEAD_TO_SIGN_IN}


def send(country, role, method, route, declared):
    """One request, and as if it had never been."""
    path = path_of(route, declared, country.things)
    body = (declared.get("body") or {}).get(method)
    with transaction.atomic():
        if path.startswith("/api/"):
            data = json.dumps(body).encode() if body is not None else b""
            headers = {"Idempotency-Key": "matrix"}
            answer = country.send(role, method, path, data, content_type="application/json", headers=headers)
        elif method == "POST":
            answer = country.send(role, method, path, body or {})
        else:
            answer = country.send(role, method, path)
        transaction.set_rollback(True)
    return answer


def got(answer):
    led = answer.status_code == 302 and "/sign-in?" in answer.headers["Location"]
    return LEAD_TO_SIGN_IN if led else answer.status_code


def test_every_route_is_declared_and_every_declaration_has_a_route():
    assert sorted(set(routes())) == sorted(MATRIX["routes"])


@pytest.mark.parametrize("route", sorted(MATRIX["routes"]))
def test_the_route_keeps_to_the_matrix(country, route):
    declared = MATRIX["routes"][route]
    wrong = []
    for method in METHODS:
        for role in ROLES:
            answer = send(country, role, method, route, declared)
            if got(answer) not in expected(declared, method, role):
                wrong.append(f"{method} as {role}: {got(answer)}, not {expected(declared, method, role)}")
            if role in declared.get("shown_to", ("owner",)):
                continue
            body = answer.getvalue().decode(errors="replace")
            wrong += [f"{method} as {role} shows {canary}" for canary in CANARIES if canary in body]
    assert wrong == []


def test_the_owner_s_own_pages_do_hold_the_canaries(country):
    """Else the search for them in other people's answers would prove nothing."""
    case, paper = country.things["petition"], country.things["case"]
    assert "Kanareykalik" in country.send("owner", "GET", f"/api/v1/applications/{case}").content.decode()
    assert "Kanareyeva" in country.send("head", "GET", f"/uz/office/cases/{paper}").content.decode()
    assert "Kanareyeva" in country.send("owner", "GET", "/uz/me").content.decode()
