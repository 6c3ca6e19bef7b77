"""A case as one of its bodies reads it: the lead everything, the others no more than they need. Ignores who may."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from darcha.kernel.catalogue.types import Act, QuestionType, Service
from darcha.kernel.documents.types import StoredFile

from ..rules.confidential import answers_for, applicant_for, reader_of
from ..rules.receivers import complained_about
from ..rules.submission import ABOUT_BODY
from ..types import CaseView, TimelineEntry

_INSIDE = ("recusal_asked", "recusal_granted", "recusal_denied")  # said among the staff of the lead, of one of them
_TALK = ("asked", "answered", "added", "clarity_asked", "clarified")


def as_read_by(body: str, view: CaseView) -> CaseView:
    """The same view without what that body has no need of: private answers and their files, who wrote, what registers
    said, and the talk with the applicant."""
    reader = reader_of(body, lead=view.row.body, about=complained_about(view.answers, ABOUT_BODY))
    if reader == "lead":
        return view
    decides = any(one.act is Act.DECIDE_RECUSAL for one in view.acts)  # whoever decides on a reason reads it
    hidden = _TALK if decides else (*_TALK, *_INSIDE)
    return replace(
        view,
        answers=answers_for(reader, view.answers, private_questions(view.service)),
        applicant=applicant_for(reader, view.applicant),
        facts=(),
        timeline=tuple(_without_words(line, hidden) for line in view.timeline),
        closed_files=closed_files(view.service, view.answers, view.timeline),
        reads_for=body,
    )


def private_questions(service: Service) -> frozenset[str]:
    """The questions whose answers only the lead reads."""
    return frozenset(question.key for question in service.form.questions() if question.is_private)


def closed_files(service: Service, answers: Mapping[str, Any], timeline: Iterable[TimelineEntry]) -> frozenset[UUID]:
    """The files that only the lead opens: of private questions, and those sent in the talk with the applicant."""
    named = [
        file
        for question in service.form.questions()
        if question.is_private and question.type is QuestionType.FILES
        for file in answers.get(question.key) or ()
    ]
    talked = [file for line in timeline if line.code in _TALK for file in line.words.get("files", ())]
    return frozenset(UUID(str(file)) for file in (*named, *talked))


def open_files(stored: Iterable[StoredFile], *, body: str, lead: str) -> tuple[StoredFile, ...]:
    """Of the files of a case those that one reading for that body (empty: whoever applied) may open, if no answer shuts
    them: what another body gave when asked is read by the lead and by itself."""
    return tuple(file for file in stored if not file.given_by or body in (lead, file.given_by))


def _without_words(line: TimelineEntry, hidden: Collection[str]) -> TimelineEntry:
    return replace(line, words={}) if line.code in hidden else line
