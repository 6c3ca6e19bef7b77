"""Say to the bodies that an objection was made, or what has become of it: to each who answers for it once, in their own
language. Ignores delivery."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.text import t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import PostHolder, Principal, is_system
from darcha.kernel.notifications import api as notifications

from ..errors import NotFound
from ..models import Case, CaseLink
from ..rules.who_is_told import told
from ..types.objection import OBJECTS_TO

OBJECTED = "objected"


@command(may=is_system)
def tell_bodies(who: Principal, *, objection_id: UUID, line: str) -> int:
    """How many were told now; whoever was told before is not told again. Raises NotFound."""
    links = CaseLink.objects.select_related("case", "other")
    link = links.filter(case_id=objection_id, kind=OBJECTS_TO).first()
    if link is None:
        raise NotFound
    cases = (link.case, link.other) if line == OBJECTED else (link.other,)
    return sum(_tell(who, link, case, line, one) for case in cases for one in _recipients(case))


def _recipients(case: Case) -> tuple[PostHolder, ...]:
    """The heads of the body and whoever holds the case."""
    step = catalogue.pinned(case.version_id).procedure.step(case.step)
    return told(
        ("officer", "head"),
        service=case.service_key,
        assigned_to=case.assigned_to,
        posts_here={post for act in step.acts for post in act.posts},
        holders=identity.find_post_holders(case.body),
        inspectors=(),
    )


def _tell(who: Principal, link: CaseLink, case: Case, line: str, to: PostHolder) -> bool:
    words = {
        "number": link.other.number,
        "objection": link.case.number,
        "body": catalogue.body_name(link.case.body, to.language),
        "first_body": catalogue.body_name(link.other.body, to.language),
    }
    return notifications.notify(
        who,
        account_id=to.account_id,
        key=f"cases.{line}",
        about=f"case:{case.public_id}",
        language=to.language,
        subject=t(f"cases.told_bodies.{line}.subject", to.language, **words),
        body=t(f"cases.told_bodies.{line}.body", to.language, **words),
        channels=("email",),
        dedupe_key=f"objection:{link.id}:{line}:{case.id}:{to.account_id}",
    )
