"""Parts of a page that are the same for whoever reads it: drawn once per language, then copied.

``{% for_everybody %}<nav>…</nav>{% endfor_everybody %}`` is drawn with a context of its own that holds the language and
nothing else: no request, no person, no token. So what is kept cannot hold what is somebody's, whatever is written in
between. The one thing that differs from page to page is the way to this page in other languages; put in each time.
"""

from dataclasses import dataclass

from django.conf import settings
from django.template import Library
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString

from darcha.ground import text

from .. import language as languages
from ..context import language_links
from ..links import beyond_language

register = Library()
_REST = "\ue000"  # stands for the rest of the address; a private character, which no text of ours holds


@dataclass(frozen=True, slots=True)
class _Nobody:
    """In place of the request: links need its language."""

    lang: str


class ForEverybody(Node):
    """Kept in the template, which the process keeps."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.kept: dict[tuple[str, str, str], str] = {}

    def render(self, context: Context) -> SafeString:
        lang = context.get("lang") or languages.DEFAULT
        key = (settings.ROOT_URLCONF, text.current(), lang)
        drawn = self.kept.get(key)
        if drawn is None:
            drawn = self.kept[key] = self._draw(context, lang)
        if _REST in drawn:
            drawn = drawn.replace(_REST, escape(beyond_language(context.get("path") or "")))
        return SafeString(drawn)  # escaped when it was drawn; the address just now

    def _draw(self, context: Context, lang: str) -> str:
        own = {
            "lang": lang,
            "html_lang": languages.TAGS[lang],
            "languages": language_links(f"/{lang}/{_REST}", lang),
            "request": _Nobody(lang),
        }
        return self.nodelist.render(context.new(own))


@register.tag("for_everybody")
def for_everybody(parser: Parser, token: Token) -> ForEverybody:
    """The node, with what stands in between."""
    nodelist = parser.parse(("endfor_everybody",))
    parser.delete_first_token()
    return ForEverybody(nodelist)
