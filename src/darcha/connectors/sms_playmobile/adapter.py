"""Play Mobile as an SMS gateway: one call, HTTP Basic, our own reference."""

import httpx

from darcha.kernel.notifications.errors import AnswerLost, GatewayFailed, MessageRefused

ADDRESS = "https://send.smsxabar.uz/broker-api/send"
SENDER = "3700"
PATIENCE_SECONDS = 10
_FROM_BETWEEN = {httpx.codes.BAD_GATEWAY, httpx.codes.GATEWAY_TIMEOUT}  # said by who did not see what became of it


class PlayMobile:
    """``message-id`` is our reference, so that a repeat is recognised."""

    name = "playmobile"
    costs = True
    knows_repeats = True

    def __init__(self, login: str, password: str, *, sender: str = SENDER, address: str = ADDRESS) -> None:
        self._credentials = (login, password)
        self._sender = sender
        self._address = address

    def send(self, phone: str, body: str, reference: str) -> None:
        """Raises GatewayFailed, AnswerLost, MessageRefused. A page in place of an answer is somebody else's."""
        message = {
            "recipient": phone.removeprefix("+"),
            "message-id": reference,
            "sms": {"originator": self._sender, "content": {"text": body}},
        }
        try:
            answer = httpx.post(
                self._address, json={"messages": [message]}, auth=self._credentials, timeout=PATIENCE_SECONDS
            )
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise GatewayFailed(f"playmobile: {type(error).__name__}") from None
        except httpx.HTTPError as error:
            raise AnswerLost(f"playmobile: {type(error).__name__}") from None
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise MessageRefused("playmobile 400")
        if answer.status_code in _FROM_BETWEEN:
            raise AnswerLost(f"playmobile {answer.status_code}")
        if answer.is_error:
            raise GatewayFailed(f"playmobile {answer.status_code}")
        if answer.text.lstrip().startswith("<"):
            raise AnswerLost("playmobile: a page in place of an answer")
