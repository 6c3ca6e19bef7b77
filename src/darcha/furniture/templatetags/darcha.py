"""Tags and filters of every page: texts, links, money, dates, icons, fields. Ignores what pages mean."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from darcha.ground import money, text
from darcha.ground.text import Text, write_day, write_moment

from .. import drawings, icons, links, marks
from ..fields import FieldView
from . import for_everybody, parts, said

register = template.Library()
register.tags.update(parts.register.tags | for_everybody.register.tags)
NARROW_SPACE = "\u202f"


@register.simple_tag
def t(key: str, **params: object) -> str:
    """``{% t "furniture.head.services" n=3 %}``: a text of the screens in the page's language."""
    return text.t(key, None, **params)


said.shorten(register, "t")


@register.filter
def in_lang(value: Text | str | None) -> str:
    """A text of a pack in the page's language; plain strings pass through."""
    if value is None:
        return ""
    return value.in_(text.current()) if isinstance(value, Text) else str(value)


@register.simple_tag(takes_context=True)
def link(context: Context, name: str, **kwargs: object) -> str:
    """``{% link "citizen:service" key=service.key %}`` in the page's language."""
    return links.to(context.get("request"), name, **kwargs)  # type: ignore[arg-type]


@register.simple_tag(takes_context=True)
def find_link(context: Context, name: str, **kwargs: object) -> str:
    """Like ``link``, but empty when there is no such page: ``{% find_link "x:y" as url %}``."""
    return links.find(context.get("request"), name, **kwargs)


@register.filter
def cited(act: str, is_confirmed: bool = True) -> str:
    """An act of law as the page's language cites it; says so when it is not confirmed."""
    return text.cite(act, confirmed=is_confirmed)


@register.filter
def som(amount: int) -> str:
    """``2 966 400 soʻm``."""
    return money.format_som(amount, text.current())


class Figure(int):
    """A number that is written in groups of three; counting words still see the number."""

    def __str__(self) -> str:
        sign = "−" if self < 0 else ""
        return sign + f"{abs(int(self)):,}".replace(",", NARROW_SPACE)


@register.filter
def amount(value: int) -> Figure:
    """``8 214``: a figure without a unit, for columns and for ``{% t "…" n=count|amount %}``."""
    return Figure(value)


@register.filter
def day(value: date | None) -> str:
    """``20.11.2026``."""
    return write_day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """``20.11.2026, 14:02`` in Tashkent."""
    return write_moment(value)


@register.filter
def short_name(name: str) -> str:
    """``Dilnoza A.`` from ``Ahmedova Dilnoza Karimovna``: given name, first letter of the family's."""
    parts = str(name).split()
    return str(name) if len(parts) < 2 else f"{parts[1]} {parts[0][0]}."


@register.filter
def iso(value: date | None) -> str:
    """For ``<time datetime>``."""
    return "" if value is None else value.isoformat()


@register.filter
def duration(value: timedelta | int | None) -> str:
    """Days, hours and minutes in words, the two largest that matter. A number is minutes."""
    if value is None:
        return ""
    minutes = value if isinstance(value, int) else round(value.total_seconds() / 60)
    if minutes < 1:
        seconds = 0 if isinstance(value, int) else round(value.total_seconds())
        return text.t("furniture.duration.seconds", n=max(seconds, 1))
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    parts = [("days", days), ("hours", hours), ("minutes", minutes)]
    said = [text.t(f"furniture.duration.{unit}", n=n) for unit, n in parts if n]
    return " ".join(said[:2])


@lru_cache(maxsize=256)
def _icon(name: str) -> SafeString:
    paths = format_html_join("", '<path d="{}"/>', ((d,) for d in icons.paths(name)))
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', paths)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; it is decoration, the words stand beside it."""
    return _icon(name)


@lru_cache(maxsize=256)
def _drawing(name: str) -> SafeString:
    paths = format_html_join("", '<path d="{}" class="{}"/>', drawings.paths(name))
    return format_html('<svg class="drawing" viewBox="0 0 48 48" aria-hidden="true" focusable="false">{}</svg>', paths)


@register.simple_tag
def drawing(name: str) -> SafeString:
    """A quiet line drawing for a life event, a sphere or an empty place; unknown names get the window."""
    return _drawing(name if drawings.is_known(name) else drawings.FALLBACK)


@lru_cache(maxsize=64)
def _mark(name: str) -> SafeString:
    paths = format_html_join("", '<path d="{}" class="{}"/>', marks.paths(name))
    return format_html('<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', paths)


@register.simple_tag
def mark(name: str) -> SafeString:
    """The shape of a state: dot, half, ring, check, cross, pause."""
    return _mark(name)


@register.simple_tag(takes_context=True)
def field(context: Context, f: FieldView) -> SafeString:
    """One question with label, hint, error, source and control."""
    found = get_template(f"furniture/fields/{f.template}.html")
    return SafeString(found.render({"f": f, "lang": context.get("lang")}))  # escaped by the template itself


@register.inclusion_tag("furniture/components/error_summary.html")
def error_summary(fields: Any, extra: Any = ()) -> dict[str, Any]:
    """What has to be put right, each a link to its control. ``extra`` holds sentences that belong to no field."""
    return {"errors": [f for f in fields if f.error], "extra": list(extra)}


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: object) -> str:
    """The page's query string with some parameters changed; None removes one."""
    params = context["request"].GET.copy()
    for name, value in changes.items():
        params.pop(name, None)
        if value is not None:
            params[name] = str(value)
    return f"?{params.urlencode()}"
