"""A case as a body reads it. The reading is written down, with the fields shown, before anything is shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from darcha.kernel.catalogue.types import Act, Term
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import CaseRequest
from ..models.reading import calendar_of, local
from ..rules.clock import STOPS, Happened, ask_the_law, term_of
from ..types import CaseView, Reading, Relation
from ..types.parts import Proposed
from ..types.term import TermAnswer
from ..visible import co_bodies_of, facts_known
from .as_read_by import as_read_by
from .asked_of import asked_of
from .reading import OF_BODIES, Found, ending_grounds_of, find, grounds_of, offers_of, whole


def officer_case(who: Principal, case: UUID, *, doing: Act | None = None, answers_alone: bool = False) -> CaseView:
    """In one transaction with the line that the person will see ("who looked"). ``doing``: whoever can never do that
    act to the case reads nothing. ``answers_alone``: without who applied and what registers said, for whoever shows
    neither. Raises NotFound."""
    with transaction.atomic():
        found = find(who, case)
        if found.standing.relation not in OF_BODIES:
            raise NotFound
        row = found.case
        body = reads_for(who, found)
        view = as_read_by(body, whole(found, who))
        if doing is not None and all(one.act is not doing for one in view.acts):
            raise NotFound
        if answers_alone:
            view = replace(view, applicant={}, facts=())
        exchange.record_access(
            who,
            person_id=row.party_id,
            registry_or_case="case",
            purpose="handle-case",
            case_id=row.id,
            fields=fields_shown(view),
            body=body,
        )
        read = exchange.readers_of(row.party_id, row.id)
    term = term_of(found.service.procedure, found.case.term_key)
    return replace(
        view,
        term=_answer(term, found, view),
        readers=_readers(who, read),
        grounds=grounds_of(found),
        ending_grounds=ending_grounds_of(found),
        offers=offers_of(found),
        proposed=_proposed(who, found),
        recused=facts_known(found.case).recused,
        asked_of=asked_of(found.case, body) if facts_known(found.case).has_asked else (),
        asking_stops=STOPS["asked"] in term.stops_on,
    )


def _proposed(who: Principal, found: Found) -> Proposed | None:
    """One statement, and only where something waits."""
    if facts_known(found.case).proposal is None:
        return None
    one = CaseRequest.objects.get(case_id=found.case.id, kind="confirmation", answered_at=None)
    mine = one.asked_by == who.account_id
    return Proposed(one.public_id, one.act, one.post, local(one.asked_at), one.words or {}, mine)


def _answer(term: Term, found: Found, view: CaseView) -> TermAnswer:
    """From the lines that were read already."""
    return ask_the_law(
        term,
        calendar_of(found.case),
        view.row.received_at,
        [Happened(line.code, line.at, line.params) for line in view.timeline],
        derive=True,
    )


def _readers(who: Principal, read: Sequence[exchange.Readers]) -> tuple[Reading, ...]:
    """Oneself first, then the others by post."""
    mine = str(who.actor.id)
    counted: dict[tuple[bool, str, str], tuple[int, datetime]] = {}
    for one in read:
        key = (one.actor_id == mine, "" if one.actor_id == mine else one.body, "" if one.actor_id == mine else one.post)
        times, last = counted.get(key, (0, one.last_at))
        counted[key] = (times + one.times, max(last, one.last_at))
    return tuple(
        Reading(body, post, times, own, last)
        for (own, body, post), (times, last) in sorted(counted.items(), key=lambda it: not it[0][0])
    )


def fields_shown(view: CaseView) -> list[str]:
    """What the page shows of the person: every answer, applicant field and register, by name."""
    shown = [f"answers.{key}" for key in view.answers]
    shown += [f"applicant.{key}" for key in view.applicant]
    shown += [f"facts.{registry}" for registry in dict.fromkeys(fact["registry"] for fact in view.facts)]
    return sorted(shown)


def reads_for(who: Principal, found: Found) -> str:
    """In the name of which body one of the staff reads: the lead, or one of one's own that takes part."""
    if found.standing.relation is not Relation.CO_BODY:
        return found.case.body
    taking_part = co_bodies_of(found.case)
    return next(post.body for post in who.posts if post.body in taking_part)
