"""Forget what is over: begun sign-in attempts, windows of limits, old sessions. Runs daily."""

from datetime import timedelta

from darcha.ground import clock
from darcha.ground.command import command

from ..models import Allowance, Authenticator, SignInChallenge, SignInSession
from ..types import Principal, is_system

KEEP_ATTEMPTS = timedelta(days=1)
KEEP_SESSIONS = timedelta(days=90)


@command(may=is_system)
def sweep_sign_in(who: Principal) -> None:
    """The journal keeps what matters; these rows are working memory."""
    now = clock.now()
    SignInChallenge.objects.filter(expires_at__lt=now - KEEP_ATTEMPTS).delete()
    Allowance.objects.filter(opens_at__lt=now - 2 * KEEP_ATTEMPTS).delete()
    Authenticator.objects.filter(confirmed_at=None, added_at__lt=now - KEEP_ATTEMPTS).delete()
    SignInSession.objects.filter(expires_at__lt=now - KEEP_SESSIONS).delete()
