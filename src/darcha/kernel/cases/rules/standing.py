"""How a principal stands towards one case. Ignores lists: ``visibility`` says the same as an expression."""

from darcha.kernel.identity.types import Principal

from ..types import NOBODY, CaseFacts, Relation, Standing
from .visibility import grant_of


def standing_of(who: Principal, case: CaseFacts) -> Standing:
    """The strongest relation. An officer needs a post for the service, a head does not; mandates are the session's."""
    if who.kind == "system":
        return Standing(Relation.SYSTEM)
    if who.kind == "person" and _is_applicant(who, case):
        return Standing(Relation.APPLICANT, account_id=who.account_id)
    if who.kind == "staff" and who.assurance == "mfa":
        return _of_staff(who, case)
    return NOBODY


def headed_by(who: Principal) -> tuple[str, ...]:
    """The bodies whose work this principal answers for."""
    if who.kind != "staff" or who.assurance != "mfa":
        return ()
    return tuple(dict.fromkeys(post.body for post in who.posts if post.role == "head"))


def inspects(who: Principal, inspectorate: str) -> bool:
    """Whether one holds the post of an inspector in the body that the country names as its inspectorate."""
    return who.kind == "staff" and who.assurance == "mfa" and who.holds(inspectorate, role="inspector")


def _is_applicant(who: Principal, case: CaseFacts) -> bool:
    acting = who.on_behalf_of
    if acting is not None and (case.party_kind, case.party_id) == (acting.kind, acting.id):
        return True
    if case.party_kind != "individual":
        return False
    by_account = who.account_id is not None and case.account_id == who.account_id
    by_person = who.person_id is not None and case.party_id == who.person_id
    return by_account or by_person


def _of_staff(who: Principal, case: CaseFacts) -> Standing:
    seeing = [post for post in who.posts if (grant := grant_of(post, who.account_id)) and grant.gives(case)]
    in_lead = [post for post in seeing if post.body == case.body]
    if in_lead:
        return Standing(
            Relation.HEAD if any(post.role == "head" for post in in_lead) else Relation.OFFICER,
            tuple(dict.fromkeys(post.key for post in in_lead)),
            who.account_id,
            own_posts=tuple(post.key for post in in_lead if post.lender is None),
            head_posts=tuple(post.key for post in in_lead if post.role == "head"),
            lent=tuple((post.key, post.lender) for post in in_lead if post.lender is not None),
        )
    for post in seeing:
        taking_part = tuple(dict.fromkeys(post.body for post in seeing))
        heads_of = tuple(dict.fromkeys(post.body for post in seeing if post.role == "head"))
        return Standing(Relation.CO_BODY, (post.key,), who.account_id, taking_part, heads_of=heads_of)
    return NOBODY
