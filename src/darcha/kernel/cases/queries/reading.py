"""A whole case, read for one reader. Ignores who may: the callers came through ``visible``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import UUIDField

from darcha.ground import clock
from darcha.ground.concerned import concerns
from darcha.ground.database import Given, Question
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, Service
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import Case, CaseContent, CaseEvent
from ..models.reading import calendar_of, entry_of, find_local, local, row_of
from ..objecting import ways_of
from ..rules.asking import bodies_to_consult
from ..rules.clock_acts import extensions_left, grounds_to_stop, term_in_force
from ..rules.notes import notes_for, without_notes
from ..rules.objection import ORDERS, why_nothing
from ..rules.possible import possible_acts
from ..rules.refusal import grounds_now
from ..rules.standing import standing_of
from ..types import (
    CaseState,
    CaseView,
    Decision,
    GroundNow,
    Participant,
    PossibleAct,
    Relation,
    Standing,
    TimelineEntry,
)
from ..types.objection import OBJECTION, WayToObject
from ..visible import co_bodies_of, facts_known, find_visible

OF_BODIES = (Relation.OFFICER, Relation.HEAD, Relation.CO_BODY)
_OF_CASE = Given("case", UUIDField())
_LINES = Question(lambda: CaseEvent.objects.filter(case_id=_OF_CASE).order_by("at", "id"))
_TOLD = Question(lambda: CaseEvent.objects.filter(case_id=_OF_CASE, for_applicant=True).order_by("at", "id"))
_CONTENT = Question(lambda: CaseContent.objects.filter(case_id=_OF_CASE))


@dataclass(frozen=True, slots=True)
class Found:
    """A visible case with its pinned service and the reader's standing."""

    case: Case
    service: Service
    standing: Standing


def find(who: Principal, public_id: UUID) -> Found:
    """One statement. Raises NotFound for what does not exist and for what is not visible: nobody can tell which."""
    case = find_visible(who, public_id)
    if case is None:
        raise NotFound
    service = catalogue.pinned(case.version_id)
    concerns(service.key)
    return Found(case, service, standing_of(who, facts_known(case)))


def lines_of(case: Case, *, for_applicant: bool) -> tuple[TimelineEntry, ...]:
    """The timeline in order. One statement."""
    question = _TOLD if for_applicant else _LINES
    return tuple(entry_of(line) for line in question.all(case=case.id))


def grounds_of(found: Found) -> tuple[GroundNow, ...]:
    """On what a refusal could stand now. No statement."""
    return tuple(one for one in _all_grounds(found) if one.ground.act is Act.REFUSE)


def ending_grounds_of(found: Found) -> tuple[GroundNow, ...]:
    """The same of the other endings that need a ground. No statement."""
    return tuple(one for one in _all_grounds(found) if one.ground.act is not Act.REFUSE)


def _all_grounds(found: Found) -> tuple[GroundNow, ...]:
    case = found.case
    registered_at = local(case.registered_at or case.received_at)
    return grounds_now(found.service.procedure, calendar_of(case), registered_at, clock.now())


def offers_of(found: Found) -> dict[str, tuple[str, ...]]:
    """What the law of the term lets one choose now, by kind of need. No statement."""
    if found.case.kind == OBJECTION:
        return {"within": ORDERS}  # to another body: whether one's own term has begun is all the same
    if found.case.closed_at is not None:
        return {"within": ORDERS}  # to decide anew
    facts, procedure = facts_known(found.case), found.service.procedure
    consulted = [body for step in procedure.steps for body in bodies_to_consult(procedure, facts, step.key)]
    offers = {"consult.bodies": tuple(dict.fromkeys(consulted))}
    term = term_in_force(procedure, facts)
    if term is None:
        return offers
    return {**offers, "duration": extensions_left(term, facts.extended), "stop-ground": grounds_to_stop(term)}


def objectable(found: Found, lines: Sequence[TimelineEntry]) -> tuple[WayToObject, ...]:
    """What an applicant may object to; bodies object to nothing. No statement."""
    mine = found.standing.relation is Relation.APPLICANT
    return ways_of(found.case, found.service, lines) if mine else ()


def acts_of(found: Found, ways: Sequence[WayToObject] = ()) -> tuple[PossibleAct, ...]:
    """What the reader may do now, and why not the rest. ``ways`` are those to object. No statement."""
    facts = facts_known(found.case)
    if found.standing.relation is Relation.APPLICANT:
        facts = replace(facts, no_objection=why_nothing(ways))
    grounds = grounds_of(found)
    are_over = bool(grounds) and all(ground.is_over for ground in grounds)
    return possible_acts(found.service.procedure, facts, found.standing, grounds_are_over=are_over)


def whole(found: Found, who: Principal) -> CaseView:
    """Two statements: content and timeline."""
    case, service, standing = found.case, found.service, found.standing
    (content,) = _CONTENT.all(case=case.id)
    timeline = lines_of(case, for_applicant=standing.relation is Relation.APPLICANT)
    waiting = case.state == CaseState.AWAITING_APPLICANT
    asked = [line for line in timeline if line.code == "asked"] if waiting else []
    ways = objectable(found, timeline)
    return CaseView(
        row=row_of(case),
        service=service,
        relation=standing.relation,
        language=case.language,
        answers=content.answers,
        applicant=content.applicant,
        facts=content.facts,
        fee=content.fee,
        participants=(Participant(case.body, "lead"), *(Participant(body, "co") for body in co_bodies_of(case))),
        timeline=without_notes(timeline),
        notes=notes_for(timeline, _bodies_of(who)) if standing.relation in OF_BODIES else (),
        acts=acts_of(found, ways),
        ways=ways,
        decision=_decision(case, content),
        asked=asked[-1] if asked else None,
        invoice_public_id=case.invoice_public_id,
        pay_by=find_local(case.pay_by),
        reads_for="" if standing.relation is Relation.APPLICANT else case.body,
    )


def _bodies_of(who: Principal) -> list[str]:
    return [post.body for post in who.posts]


def _decision(case: Case, content: CaseContent) -> Decision | None:
    """None too for what was decided between the row's reading and that of the content: the next reading has both."""
    if not content.decision or case.closed_at is None:
        return None
    kept = content.decision
    return Decision(
        outcome=case.outcome,
        at=local(case.closed_at or case.received_at),
        words=kept.get("text", ""),
        ground=kept.get("ground"),
        ground_text=kept.get("ground_text"),
        article=kept.get("article"),
        fact=kept.get("fact"),
        objection_body=kept.get("objection_body_key"),
        objection_within=kept.get("objection_within"),
        objection_article=kept.get("objection_article"),
        by_silence=bool(kept.get("by_silence")),
        evidence=tuple(kept.get("evidence") or kept.get("opened") or ()),
        grounds=tuple(kept.get("grounds") or ()),
        signed_post=kept.get("signed_post", ""),
        by_substitute="signed_for" in kept,
    )
