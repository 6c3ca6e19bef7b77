"""What the stand-in needs to know, from the same environment as the site. Ignores Django: it is another's process."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CALLBACK = "/callbacks/payme"


@dataclass(frozen=True, slots=True)
class Setup:
    """``site`` is the address of the merchant, ``hosts`` the names under which people may see it."""

    merchant: str
    key: str
    site: str
    hosts: tuple[str, ...]
    books: Path

    @property
    def callback(self) -> str:
        """Where the merchant takes our calls."""
        return f"{self.site}{CALLBACK}"


def from_environment(environ: Mapping[str, str]) -> Setup:
    """Raises KeyError naming what is missing."""
    return Setup(
        merchant=environ.get("DARCHA_PAYME_MERCHANT", "demo-merchant"),
        key=environ["DARCHA_PAYME_KEY"],
        site=environ["DARCHA_BASE_URL"].rstrip("/"),
        hosts=tuple(environ.get("DARCHA_HOSTS", "127.0.0.1,localhost").split(",")),
        books=Path(environ.get("DARCHA_VAR", "var")) / "payme-stand-in.sqlite3",
    )
