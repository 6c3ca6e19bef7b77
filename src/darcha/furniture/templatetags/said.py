"""Texts that stand in a template as they are, which are most: escaped once per language instead of once per page."""

from django.template import Library
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString

from darcha.ground import text


class Said(Node):
    """``{% t "furniture.skip" %}``: nothing in it depends on the page but its language."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.known: dict[str, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = text.current()
        if (known := self.known.get(language)) is None:
            known = self.known[language] = escape(text.t(self.key, language))
        return known


def shorten(register: Library, name: str) -> None:
    """Let the simple tag of that name read a lone key in quotes this way; with anything more it stays as it was."""
    whole = register.tags[name]

    def compile_tag(parser: Parser, token: Token) -> Node:
        words = token.split_contents()[1:]
        if len(words) == 1 and words[0][0] == words[0][-1] == '"':
            return Said(words[0][1:-1])
        node: Node = whole(parser, token)
        return node

    register.tags[name] = compile_tag
