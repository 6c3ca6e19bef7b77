"""Caddy's configuration: the certificate, what is too large, and what people read while nobody is behind the door."""

from collections.abc import Mapping
from typing import Any

_CLOSED = (
    "Sayt bir necha daqiqada ochiladi. Sayt bir neshe minutta ashıladı. "
    "Сайт откроется через несколько минут. The site opens again in a few minutes."
)


def caddyfile(place: Mapping[str, Any], *, behind: str = "127.0.0.1") -> str:
    """``header_up`` drops a header that a server in Python takes for X-Forwarded-For: it could name any address.
    A monitor that reads figures does not come through this door."""
    return f"""# Made by `make map` from src/darcha/config/deploy/place.yaml; do not edit.
{place["host"]} {{
    encode gzip
    @large header_regexp Content-Length ^([2-9]\\d{{7}}|\\d{{9,}})$
    respond @large 413
    @figures path /metrics
    respond @figures 404
    request_body {{
        max_size {place["largest_body"]}
    }}
    reverse_proxy {behind}:{place["port"]} {{
        header_up -X_Forwarded_For
    }}
    handle_errors {{
        @down expression `{{http.error.status_code}} in [502, 503, 504]`
        header @down Retry-After 60
        respond @down "{_CLOSED}" 503
    }}
}}
"""
