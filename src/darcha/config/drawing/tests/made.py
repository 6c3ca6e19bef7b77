"""Services with procedures that hypothesis makes: any acts, any targets, circles and dead ends included."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from darcha.ground.text import Text
from darcha.kernel.catalogue.tests.project import service
from darcha.kernel.catalogue.types import Act, Ask, RefusalGround, Route, Step, StepAct, Term, TermLink

WORDS = st.text("abcdefghijklmnoʻpqШжщ wMW.<&\"'", min_size=1, max_size=90).filter(str.strip)


def text(words: str) -> Text:
    return Text(dict.fromkeys(("uz", "kaa", "ru", "en"), words))


ASKS = st.builds(
    Ask,
    body=st.sampled_from(["iiv", "kadastr", "yhxx", "adliya"]),
    length=st.integers(1, 90),
    unit=st.sampled_from(["working-hours", "calendar-days", "months"]),
    article=st.just("ORQ-445, art. 24"),
    rule=st.builds(text, WORDS),
    silence=st.sampled_from(["agrees", "refuses", "goes-on", "overdue"]),
    required=st.booleans(),
)


def routed(kind: str, *conditions: str):
    """The tint permit with its step `entry` of another kind: each condition leads to review, the rest to the end."""
    one = service("window-tint-permit")
    routes = (*(Route("review", when) for when in conditions), Route("done"))
    steps = tuple(
        replace(step, kind=kind, writes=None, routes=routes) if step.key == "entry" else step
        for step in one.procedure.steps
    )
    return replace(one, procedure=replace(one.procedure, steps=steps))


def _term(draw) -> Term:
    units = ("working-hours", "hours", "calendar-days", "working-days", "months")
    return Term(
        key=draw(st.sampled_from(["reply", "decision", "proposal"])),
        length=draw(st.integers(1, 90)),
        unit=draw(st.sampled_from(units)),
        starts_at=draw(st.sampled_from(["arrival", "registration", "payment", "complete"])),
        article="ORQ-445, art. 28",
        rule=text(draw(WORDS)),
        stops_on=draw(st.sampled_from([(), ("asked",)])),
        silence=draw(st.sampled_from(["overdue", "approve", "refuse"])),
        then=draw(st.sampled_from([(), (TermLink(3, "working-days", text("a")),)])),
    )


def _step(draw, key, kind, acts, routes) -> Step:
    if kind == "review":
        return Step(key, text(draw(WORDS)), text("next"), tuple(draw(st.lists(acts, max_size=5))))
    if kind == "opinions":
        said = tuple(draw(st.lists(acts, max_size=3)))
        asks = draw(st.lists(ASKS, max_size=4, unique_by=lambda ask: ask.body))
        led = tuple(
            draw(st.lists(st.builds(Route, to=st.sampled_from([key]), when=st.just("money.fee > 0")), max_size=1))
        )
        led += tuple(draw(routes)) if draw(st.booleans()) else ()
        return Step(key, text(draw(WORDS)), text("next"), said, kind=kind, routes=led, asks=tuple(asks))
    return Step(key, text(draw(WORDS)), text("next"), (), kind=kind, routes=tuple(draw(routes)))


@st.composite
def services(draw, like):
    """A service like that one, with another procedure."""
    keys = draw(
        st.lists(st.from_regex(r"[a-z]{1,8}(-[a-z]{1,5})?", fullmatch=True), min_size=1, max_size=6, unique=True)
    )
    posts = [(), ("permits-officer",), ("permits-officer", "permits-head"), ("unheard-of",)]
    acts = st.builds(
        StepAct,
        act=st.sampled_from(Act),
        posts=st.sampled_from(posts),
        to_step=st.sampled_from([None, *keys]),
        confirmed_by=st.sampled_from([(), (), ("permits-head",)]),
        confirmed_from=st.sampled_from([None, date(2026, 9, 1)]),
        by_rule=st.sampled_from([None, None, "size(facts.population) > 0 && answers.kind < '&'"]),
    )
    conditions = st.sampled_from([None, "money.fee > 0 && answers.kind < '&'"])
    routes = st.lists(st.builds(Route, to=st.sampled_from(keys), when=conditions), min_size=1, max_size=3)
    kinds = st.sampled_from(["review", "opinions", "check", "record", "issue", "notify"])
    steps = tuple(_step(draw, key, draw(kinds), acts, routes) for key in keys)
    terms = {term.key: term for term in (_term(draw) for _ in range(draw(st.integers(1, 2))))}
    procedure = replace(
        like.procedure,
        steps=steps,
        first_step=draw(st.sampled_from(keys)),
        terms=tuple(terms.values()),
        refusal_grounds=tuple(
            RefusalGround(f"g{n}", text(draw(WORDS)), "art. 1") for n in range(draw(st.integers(0, 3)))
        ),
    )
    return replace(like, procedure=procedure, name=text(draw(WORDS)))
