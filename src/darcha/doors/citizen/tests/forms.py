"""Reading our own pages as a browser without scripts does: hidden fields, addresses, errors."""

import re
from html import unescape
from typing import Any

HIDDEN = re.compile(r'<input type="hidden" name="(_\w+)" value="([^"]*)"')
ACTION = re.compile(r'<form method="post" action="([^"]+)" novalidate data-autosave')


def body(response: Any) -> str:
    """The page as text, without entities."""
    return unescape(response.content.decode())


def hidden(response: Any) -> dict[str, str]:
    """Our hidden fields of the page's form."""
    return dict(HIDDEN.findall(response.content.decode()))


def action(response: Any) -> str:
    """Where the page's form is sent to."""
    return ACTION.search(response.content.decode()).group(1)


def send(client: Any, response: Any, data: dict[str, Any], **headers: str) -> Any:
    """Fill in the shown page and send it."""
    return client.post(action(response), {**hidden(response), **data}, **headers)


def start(client: Any, service: str, lang: str = "uz") -> Any:
    """The first page of a new form."""
    return client.get(f"/{lang}/services/{service}/apply?new=1")


PETITION_PAGES = (
    {"kind": "application", "text": "Kanareyka-7Q koʻchasida chiroqlar ikki haftadan beri yonmayapti."},
    {"bodies": ["adliya"]},
    {"address": "Toshkent, Kanareyka koʻchasi, 7", "phone": ""},
)
PERMIT_PAGES = (
    {"vehicle": "01A123BC"},
    {"windows": ["rear"]},
    {"phone": "+998 90 123 45 67", "truth": "yes"},
)
CERTIFICATE_PAGES = ({"purpose": "bank"},)


def fill_in(client: Any, service: str, pages: tuple[dict[str, Any], ...], lang: str = "uz") -> Any:
    """Walk through the form; answers the page that checks the answers."""
    shown = start(client, service, lang)
    for page in pages:
        assert shown.status_code == 200
        sent = send(client, shown, page)
        assert sent.status_code == 302, body(sent)
        shown = client.get(sent.headers["Location"])
    return shown


def submit(client: Any, checked: Any) -> Any:
    """Send the application from the page that checks it; answers the receipt."""
    sent = client.post(checked.request["PATH_INFO"], hidden(checked))
    assert sent.status_code == 302, body(sent)
    return client.get(sent.headers["Location"])
