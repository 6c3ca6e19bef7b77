"""Where to go after signing in: a path of this site or nothing. Ignores whether the page exists."""

LONGEST = 500


def safe_path(value: str | None) -> str | None:
    """The path if a browser can only read it as one of this site's own pages, else None."""
    if not value or len(value) > LONGEST or not value.isascii() or not value.isprintable():
        return None
    if not value.startswith("/") or value.startswith("//") or "\\" in value:
        return None  # another scheme, or another host
    return value
