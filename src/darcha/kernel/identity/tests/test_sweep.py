"""What is over is forgotten; what stands is kept."""

from datetime import timedelta

from darcha.kernel.identity import api
from darcha.kernel.identity.models import Allowance, Authenticator, SignInChallenge, SignInSession
from darcha.kernel.identity.testing import SYSTEM


def test_working_memory_is_emptied(now, sign_in, aziza):
    me = sign_in().principal
    api.start_totp(me)
    api.sweep_sign_in(SYSTEM)
    assert SignInChallenge.objects.exists() and Allowance.objects.exists() and Authenticator.objects.exists()
    now.tick(timedelta(days=100))
    api.sweep_sign_in(SYSTEM)
    for table in (SignInChallenge, Allowance, Authenticator, SignInSession):
        assert not table.objects.exists()
