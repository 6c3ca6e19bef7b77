"""Write down a word for colleagues. It stands apart from the thread: the applicant never reads it, and nothing of the
case changes by it, so an officer may write it at any time, to a closed case too."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NotFound, WordsMissing
from ..models import CaseEvent
from ..models.reading import facts_of
from ..rules.notes import NOTE, clean_note
from ..rules.standing import standing_of
from ..types import Relation
from ..visible import co_bodies_of, visible_cases, with_co_bodies


@command(may=is_staff)
def note_inside(who: Principal, *, case: UUID, words: str) -> None:
    """Sealed, for those of one's own body. Raises NotFound, WordsMissing."""
    row = with_co_bodies(visible_cases(who)).filter(public_id=case).first()
    if row is None:
        raise NotFound
    standing = standing_of(who, facts_of(row, co_bodies_of(row)))
    said = clean_note(words)
    if not said:
        raise WordsMissing(fields={"note": "cases.refusal.note_empty"})
    led = standing.relation is not Relation.CO_BODY
    body = row.body if led else next(post.body for post in who.posts if post.body in co_bodies_of(row))
    CaseEvent.objects.create(
        case=row,
        code=NOTE,
        at=clock.now(),
        actor_kind="body",
        actor_id=who.account_id,
        body=body,
        post=standing.posts[0],
        params={},
        words={"text": said},
        for_applicant=False,
    )
    journal.record(
        "cases.noted",
        by=who.actor,
        about=f"case:{row.id}",
        person=row.party_id if row.party_kind == "individual" else None,
        details={"service": row.service_key},
    )
