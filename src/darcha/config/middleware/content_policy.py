"""Content-Security-Policy, the same for every answer: made once. What a page adds of its own is left to the library."""

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_OF_ONE_ANSWER = ("config", "update", "replace", "exempt", "config_ro", "update_ro", "replace_ro", "exempt_ro")


class ContentPolicyMiddleware(CSPMiddleware):
    """The library builds the header for each answer, and once more for a policy that only reports: a tenth of a
    millisecond each time, for the same words."""

    _policy: str | None = None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The kept words, unless the answer has words of its own, or a nonce was asked for."""
        own = vars(response)
        if getattr(request, "_csp_nonce", None) is not None or any(f"_csp_{name}" in own for name in _OF_ONE_ANSWER):
            return super().process_response(request, response)
        if self._policy is None:
            self._policy = build_policy()
        response.headers.setdefault(HEADER, self._policy)
        vars(request)["csp_nonce"] = CheckableLazyObject(self._csp_nonce_post_response)
        return response
