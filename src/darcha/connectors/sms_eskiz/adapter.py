"""Eskiz as an SMS gateway: signs in for a token, sends one message. Texts must be approved at Eskiz beforehand."""

import threading
from typing import Any

import httpx

from darcha.ground.time_limit import Interrupted
from darcha.kernel.notifications.errors import AnswerLost, GatewayFailed, MessageRefused

ADDRESS = "https://notify.eskiz.uz/api"
SENDER = "4546"
PATIENCE_SECONDS = 10
_FROM_BETWEEN = {httpx.codes.BAD_GATEWAY, httpx.codes.GATEWAY_TIMEOUT}  # said by who did not see what became of it


class Eskiz:
    """The token lives for weeks; it is kept in memory and asked anew when it is refused. Safe to share by threads."""

    name = "eskiz"
    costs = True
    knows_repeats = False  # it takes no reference of ours

    def __init__(self, login: str, password: str, *, sender: str = SENDER, address: str = ADDRESS) -> None:
        self._credentials = {"email": login, "password": password}
        self._sender = sender
        self._address = address
        self._token = ""
        self._lock = threading.Lock()

    def send(self, phone: str, body: str, reference: str) -> None:
        """Raises GatewayFailed, AnswerLost, MessageRefused. Eskiz takes no reference, so a repeat would arrive twice.
        Only an answer that names its own number of the message says that it was taken."""
        form = {"mobile_phone": phone.removeprefix("+"), "message": body, "from": self._sender}
        answer = self._send(form, self._token or self._sign_in())
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            answer = self._send(form, self._sign_in())
        if answer.status_code in {httpx.codes.BAD_REQUEST, httpx.codes.UNPROCESSABLE_ENTITY}:
            raise MessageRefused(f"eskiz {answer.status_code}")
        if answer.status_code in _FROM_BETWEEN:
            raise AnswerLost(f"eskiz {answer.status_code}")
        if answer.is_error:
            raise GatewayFailed(f"eskiz {answer.status_code}")
        if not _is_receipt(answer):
            raise AnswerLost(f"eskiz {answer.status_code} without a receipt")

    def _send(self, form: dict[str, str], token: str) -> httpx.Response:
        return self._post("/message/sms/send", form, headers={"Authorization": f"Bearer {token}"})

    def _sign_in(self) -> str:
        """Raises GatewayFailed, whatever was lost: no message has been handed over yet, or the last was turned away."""
        try:
            with self._lock:
                answer = self._post("/auth/login", self._credentials)
                self._token = str(answer.raise_for_status().json()["data"]["token"])
                return self._token
        except httpx.HTTPStatusError as error:
            raise GatewayFailed(f"eskiz sign-in {error.response.status_code}") from None
        except (ValueError, KeyError, TypeError, AnswerLost, Interrupted) as error:
            raise GatewayFailed(f"eskiz sign-in: {type(error).__name__}") from None

    def _post(self, path: str, form: dict[str, str], **more: Any) -> httpx.Response:
        try:
            return httpx.post(f"{self._address}{path}", data=form, timeout=PATIENCE_SECONDS, **more)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise GatewayFailed(f"eskiz: {type(error).__name__}") from None
        except httpx.HTTPError as error:
            raise AnswerLost(f"eskiz: {type(error).__name__}") from None


def _is_receipt(answer: httpx.Response) -> bool:
    try:
        return bool(answer.json()["id"])
    except (ValueError, KeyError, TypeError):
        return False
