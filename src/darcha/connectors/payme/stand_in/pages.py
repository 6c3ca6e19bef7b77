"""The checkout's pages, in the payer's language. Small on purpose: a style of its own, no script."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from darcha.ground import money
from darcha.ground.text import t

from .order import Order

_STYLE = (Path(__file__).parent / "checkout.css").read_text("utf-8")


def checkout(order: Order) -> str:
    """How much for which invoice, and how the payment shall end."""
    said = _words(order.language)
    sum_text = escape(money.format_som(money.from_tiyin(order.amount), order.language))
    return _page(
        order.language,
        said("title"),
        f"""<h1>{said("title")}</h1>
        <dl><dt>{said("to_pay")}</dt><dd class="sum">{sum_text}</dd>
        <dt>{said("invoice")}</dt><dd>{escape(order.invoice)}</dd></dl>
        <p>{said("what_now")}</p>
        <form method="post">
        <button class="main" name="do" value="pay">{said("pay")}</button>
        <button name="do" value="fail">{said("fail")}</button>
        <button name="do" value="cancel">{said("cancel")}</button></form>""",
    )


def refused(order: Order, words: str) -> str:
    """Why the payment was not made, and the way back."""
    said = _words(order.language)
    return _page(
        order.language,
        said("refused"),
        f"""<h1>{said("refused")}</h1><p class="wrong">{escape(words)}</p>
        <a class="button" href="{escape(order.back)}">{said("back")}</a>""",
    )


def unreachable(language: str) -> str:
    """The words for a merchant that does not answer."""
    return t("payme.checkout.unreachable", language)


def bad_link(language: str) -> str:
    """An address that asks for nothing."""
    said = _words(language)
    return _page(language, said("bad_link"), f"<h1>{said('bad_link')}</h1><p>{said('bad_link_help')}</p>")


def _words(language: str) -> Callable[[str], str]:
    return lambda key: escape(t(f"payme.checkout.{key}", language))


def _page(language: str, title: str, body: str) -> str:
    tag = "uz-Cyrl" if language == "uz-cyrl" else language
    return f"""<!doctype html><html lang="{tag}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
<style>{_STYLE}</style></head><body><p class="demo" role="note">{_words(language)("demo")}</p>
<main><div class="card">{body}</div></main></body></html>"""
