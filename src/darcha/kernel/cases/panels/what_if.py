"""What if: two questions, and the answer beside the term as it is. Ignores routes: the page asks itself anew."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from darcha.furniture.fields import FieldView
from darcha.ground.text import cite, t, write_day
from darcha.kernel.identity.types import Principal

from ..api import what_if
from ..rules import term_refusals as refusals
from ..rules.term_words import duration_text
from ..types.term import TermAnswer
from ..types.told import CaseTerm
from .comparison import Comparison, comparison_of
from .supposing import Asked, ask_extension, ask_stop


@dataclass(frozen=True, slots=True)
class Question:
    """One of the two: ``refusal`` instead of fields where the law knows no such thing; ``hint``: what it allows."""

    what: str
    title: str
    hint: str
    refusal: str
    fields: tuple[FieldView, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class WhatIfPanel:
    """Shown by ``cases/panels/what_if.html``. ``refusal``: the law says no to what was asked."""

    questions: tuple[Question, ...]
    refusal: str
    result: Comparison | None

    @property
    def errors(self) -> tuple[FieldView, ...]:
        return tuple(field for question in self.questions for field in question.fields if field.error)

    @property
    def status(self) -> int:
        """422 when a field has to be put right; a no of the law is an answer like any other."""
        return 422 if self.errors else 200


def what_if_panel(who: Principal, term: CaseTerm, data: QueryDict, language: str) -> WhatIfPanel:
    """``data`` is the query of the page: empty, or one of the questions as it was sent."""
    what = data.get("what", "")
    answer = term.answer
    asked = (
        ask_stop(answer, data, language, is_sent=what in ("stop", "resume")),
        ask_extension(answer, data, language, is_sent=what == "extend"),
    )
    sent = next((one for one in asked if one.what == what), None)
    refusal, result = "", None
    if sent is not None and not any(field.error for field in sent.fields):
        try:
            supposed = what_if(who, term.row.public_id, sent.events)
            result = comparison_of(term, supposed.supposed, language)
        except refusals.TermRefused as refused:
            refusal = _answer_at_field(sent, refused, language)
    questions = tuple(_question(one, answer, language, is_open=one is sent) for one in asked)
    return WhatIfPanel(questions, refusal, result)


def _answer_at_field(asked: Asked, refused: refusals.TermRefused, language: str) -> str:
    """Put the refusal where it can be corrected; give it back as a sentence when no field is to blame."""
    words = _words(asked, refused, language)
    name = _field_of(refused)
    if all(one.name != name for one in asked.fields):
        return words
    asked.fields = [replace(one, error=words) if one.name == name else one for one in asked.fields]
    return ""


def _field_of(refused: refusals.TermRefused) -> str:
    if isinstance(refused, refusals.EventBeforeArrival | refusals.TooFarAhead):
        return {"stop": "since", "resume": "until"}.get(str(refused.params["event"]), "decided")
    if isinstance(refused, refusals.ResumeWithoutStop):
        return "until"
    return "by" if isinstance(refused, refusals.DurationNotUnderstood) else ""


def _words(asked: Asked, refused: refusals.TermRefused, language: str) -> str:
    if isinstance(refused, refusals.ExtensionTooLong):
        return t(f"refusal.{refused.code}", language, at_most=_most(asked.answer, language))
    if isinstance(refused, refusals.ExtensionNotToldInTime):
        return t(f"refusal.{refused.code}", language, last=write_day(date.fromisoformat(str(refused.params["last"]))))
    return refused.message(language)


def _question(asked: Asked, answer: TermAnswer, language: str, *, is_open: bool) -> Question:
    law = answer.term
    known = {"stop": law.stops_on, "resume": True, "extend": law.extension_at_most}[asked.what]
    refusal = hint = ""
    if asked.what == "extend" and law.extension_at_most:
        article = cite(law.extension_article or law.article, language)
        hint = t("cases.what_if.extend.most", language, most=_most(answer, language), article=article)
        if law.extension_decided_within:
            within = duration_text(law.extension_decided_within, "calendar-days", language)
            hint += " " + t("cases.what_if.extend.within", language, within=within)
    elif not known:
        refusal = t(f"cases.what_if.{asked.what}.unknown", language, article=cite(law.article, language))
    title = t(f"cases.what_if.{asked.what}", language)
    return Question(asked.what, title, hint, refusal, tuple(asked.fields) if known else (), is_open)


def _most(answer: TermAnswer, language: str) -> str:
    return duration_text(answer.term.extension_at_most or "", answer.term.last_unit, language)
