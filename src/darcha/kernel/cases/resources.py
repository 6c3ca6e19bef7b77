"""An application in JSON, as the public API shows it. Ignores HTTP: links are made by the door."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from darcha.ground.text import t

from .api import term_json
from .queries.line_words import line_words
from .rules.needs_now import needs_of
from .rules.needs_schema import schema_of
from .types import CaseRow, CaseView, Due, Page, PossibleAct, Receipt, TimelineEntry, WayToObject
from .types.parts import Proposed
from .types.term import TermAnswer


def due_json(due: Due) -> dict[str, Any]:
    """``due_on`` or ``due_at``; both null while no term runs."""
    return {
        "due_on": due.due_on.isoformat() if due.due_on else None,
        "due_at": due.due_at.isoformat() if due.due_at else None,
        "starts_on": due.starts_on.isoformat() if due.starts_on else None,
        "stopped": due.stopped,
        "confirmed": due.confirmed,
    }


def receipt_json(receipt: Receipt) -> dict[str, Any]:
    """The body of a submission's answer, without links; equal for every repeat."""
    due_at = receipt.due.due_at
    return {
        "number": receipt.number,
        "id": str(receipt.public_id),
        "state": receipt.state.value,
        "step": receipt.step,
        "received_at": _to_the_millisecond(receipt.received_at),
        "due": due_json(receipt.due) | {"due_at": _to_the_millisecond(due_at) if due_at else None},
    }


def _to_the_millisecond(moment: datetime) -> str:
    """As moments are written wherever a library writes them for us."""
    return moment.isoformat(timespec="milliseconds" if moment.microsecond else "auto")


def row_json(row: CaseRow) -> dict[str, Any]:
    """A line of a list."""
    return {
        "number": row.number,
        "id": str(row.public_id),
        "service": row.service_key,
        "body": row.body,
        "state": row.state.value,
        "step": row.step,
        "received_at": row.received_at.isoformat(),
        "registered_at": row.registered_at.isoformat() if row.registered_at else None,
        "closed_at": row.closed_at.isoformat() if row.closed_at else None,
        "outcome": row.outcome or None,
        "due": due_json(row.due),
    }


def page_json(page: Page) -> dict[str, Any]:
    """A page of a list with its cursor."""
    return {"items": [row_json(row) for row in page.items], "next": page.next}


def entry_json(entry: TimelineEntry, language: str) -> dict[str, Any]:
    """One line of the timeline in words, with its code."""
    return {
        "code": entry.code,
        "at": entry.at.isoformat(),
        "actor": entry.actor,
        "text": line_words(entry.code, entry.params, language),
        "words": entry.words.get("text"),
    }


def act_json(act: PossibleAct, language: str) -> dict[str, Any]:
    """An act with its name and what must be said to do it; when it is impossible, with the reason."""
    return {
        "act": act.act.value,
        "name": t(f"cases.act.{act.act.value}", language),
        "possible": act.possible,
        "needs": schema_of(needs_of(act)),
        "why_not": None
        if act.why_not is None
        else {"code": act.why_not, "text": t(f"cases.why_not.{act.why_not}", language)},
    }


def case_json(view: CaseView, term: TermAnswer | None, language: str) -> dict[str, Any]:
    """A whole application for its applicant: state, answers, timeline, due with derivation, acts, decision."""
    decision = view.decision
    return {
        **row_json(view.row),
        "language": view.language,
        "answers": dict(view.answers),
        "fee": dict(view.fee),
        "timeline": [entry_json(entry, language) for entry in view.timeline],
        "term": term_json(term, language) if term else None,
        "actions": acts_json(view.acts, language),
        "objections": ways_json(view.ways, language),
        "proposed": _proposed_json(view.proposed),
        "decision": None
        if decision is None
        else {
            "outcome": decision.outcome,
            "by_silence": decision.by_silence,
            "at": decision.at.isoformat(),
            "words": decision.words or None,
            "ground": decision.ground,
            "article": decision.article,
            "fact": decision.fact,
            "evidence": list(decision.evidence),
            "grounds": list(decision.grounds),
            "signed_post": decision.signed_post or None,
            "by_substitute": decision.by_substitute,
            "objection": None
            if decision.objection_body is None
            else {
                "body": decision.objection_body,
                "within": decision.objection_within,
                "article": decision.objection_article,
            },
        },
    }


def _proposed_json(proposed: Proposed | None) -> dict[str, Any] | None:
    """What waits for a second person, in its author's words; None for an applicant."""
    if proposed is None:
        return None
    return {
        "request": str(proposed.request),
        "act": proposed.act,
        "post": proposed.post,
        "at": proposed.at.isoformat(),
        "said": dict(proposed.said),
        "mine": proposed.mine,
    }


def ways_json(ways: Sequence[WayToObject], language: str) -> list[dict[str, Any]]:
    """What may be objected to, the last act first; what may not, with the reason."""
    return [
        {
            "about": way.act,
            "name": t(f"cases.objection.act.{way.act}", language),
            "since": way.since.isoformat(),
            "until": way.until.due_on.isoformat() if way.until and way.until.due_on else None,
            "late": way.is_late,
            "suspends": way.suspends,
            "possible": way.possible,
            "why_not": way.why_not and {"code": way.why_not, "text": t(f"cases.why_not.{way.why_not}", language)},
        }
        for way in ways
    ]


def acts_json(acts: Sequence[PossibleAct], language: str) -> list[dict[str, Any]]:
    """Every act of the table for this reader."""
    return [act_json(act, language) for act in acts]
