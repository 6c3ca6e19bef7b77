"""Choose the language of messages."""

from darcha.ground import journal
from darcha.ground.command import command
from darcha.ground.refusals import NotFound
from darcha.ground.text import PAGE_LANGUAGES

from ..models import Account
from ..types import Principal, is_in_session


@command(may=is_in_session)
def set_language(who: Principal, language: str) -> None:
    """Raises NotFound for a language that the site does not speak."""
    if language not in PAGE_LANGUAGES:
        raise NotFound
    Account.objects.filter(id=who.own_account).update(language=language)
    journal.record("identity.language_set", by=who.actor, about=f"account:{who.account_id}", person=who.person_id)
