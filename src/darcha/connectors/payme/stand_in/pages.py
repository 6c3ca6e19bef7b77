"""The checkout's pages, in the payer's language. Small on purpose: a style of its own, no script."""

from collections.abc import Callable
from html import escape

from darcha.ground import money
from darcha.ground.text import t

from .order import Order

_STYLE = """
:root{color-scheme:light dark;--ink:#0a2e36;--act:#0b5563;--press:#083f4a;--paper:#fbf7ef;--card:#fff;--line:#d9d3c4;
--muted:#4d5f64;--now:#fff3d1;--nowtext:#6b4700;--wrong:#9c2a1f}
@media (prefers-color-scheme:dark){:root{--ink:#e8efef;--act:#7cc4d0;--press:#a6dbe4;--paper:#0c1b1f;--card:#132a30;
--line:#2c474e;--muted:#a9bdc1;--now:#4a3704;--nowtext:#ffe3a1;--wrong:#ff9d92}button.main{color:#06191d!important}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1.5rem 1rem 4rem}
.demo{margin:0;background:var(--now);color:var(--nowtext);padding:.75rem 1rem;text-align:center;font-weight:600}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1.5rem;margin-top:1.5rem}
h1{font-size:22px;margin:0 0 1rem}dl{margin:0 0 1.5rem}dt{color:var(--muted)}dd{margin:0 0 .75rem;font-variant-numeric:tabular-nums}
dd.sum{font-size:30px;font-weight:700}.wrong{color:var(--wrong);font-weight:600}
button,a.button{display:block;width:100%;min-height:48px;margin-top:.75rem;padding:.65rem 1rem;border-radius:10px;font:inherit;
font-weight:600;text-align:center;text-decoration:none;border:2px solid var(--act);background:transparent;color:var(--act);cursor:pointer}
button.main{background:var(--act);color:#fff}button:hover,a.button:hover{border-color:var(--press)}
:focus-visible{outline:4px solid #f2b632;outline-offset:2px}
"""


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
    return f"""<!doctype html><html lang="{"uz-Cyrl" if language == "uz-cyrl" else language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title><style>{_STYLE}</style></head>
<body><p class="demo" role="note">{_words(language)("demo")}</p><main><div class="card">{body}</div></main></body></html>"""
