"""A bearer token for one of the demo's people, with everything that such an account may be given."""

from datetime import timedelta

from darcha.ground.command import command

from ..errors import NoSuchPersona
from ..models import Account
from ..types import SCOPES, Principal, is_system
from ._demo import only_in_the_demo
from .issue_token import issue_token


@command(may=is_system)
def demo_token(who: Principal, persona: str, *, life: timedelta = timedelta(days=30)) -> str:
    """Counts as signed in with a second factor. Raises NotADemo, NoSuchPersona."""
    only_in_the_demo()
    account = Account.objects.filter(persona=persona).first()
    if account is None:
        raise NoSuchPersona
    return issue_token(who, account.id, name="demo", scopes=SCOPES[account.kind], life=life, assurance="mfa")
