"""Every route has an authenticator, and every page its language."""

from django.urls import URLPattern, URLResolver, get_resolver


def routes(patterns=None, prefix=""):
    """Every route with its view."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern


def gate_of(pattern: URLPattern) -> str | None:
    view = pattern.callback
    while view is not None:
        if gate := getattr(view, "gate", None):
            return str(gate)
        view = getattr(view, "__wrapped__", None)
    return None


def test_there_are_routes():
    assert len(list(routes())) > 20


def test_every_route_has_a_gate():
    assert [route for route, pattern in routes() if gate_of(pattern) is None] == []


def test_a_route_without_a_gate_is_noticed():
    from django.urls import path

    assert gate_of(path("x", lambda request: None)) is None


def test_every_page_begins_with_its_language():
    outside = [route for route, _ in routes() if not route.startswith(("<lang:lang>/", "api/", "callbacks/"))]
    assert sorted(outside) == ["", "robots.txt"]
