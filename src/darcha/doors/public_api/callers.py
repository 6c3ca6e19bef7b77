"""Who calls the API: the bearer token's principal. Cookies mean nothing here, so no other site can act through them."""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import ANONYMOUS, Principal


class MissingScope(Exception):
    """The token is good, but was not given for this."""

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope


class Bearer(HttpBearer):
    """A valid token with a scope. Without a valid token 401; without the scope 403."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Principal | None:
        """Ninja asks this; None is 401."""
        who = identity.principal_for_token(token.strip())
        if who is None:
            return None
        if self.scope not in who.scopes:
            raise MissingScope(self.scope)
        return who


def optional_bearer(request: HttpRequest) -> Principal | None:
    """For open routes: anonymous without a token, but a bad token is still 401."""
    header = request.headers.get("Authorization", "")
    if not header:
        return ANONYMOUS
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        return None
    return identity.principal_for_token(token.strip())


def caller(request: HttpRequest) -> Principal:
    """The principal that the authenticator found."""
    who: Any = request.auth  # type: ignore[attr-defined]
    return who if isinstance(who, Principal) else ANONYMOUS
