"""Tables of identity. Secrets stand here only as hashes, personal data only sealed."""

from .absence import Absence, running, substitute_now
from .account import Account
from .allowance import Allowance
from .api_client import ApiClient
from .api_token import ApiToken
from .authenticator import Authenticator
from .post_holding import PostHolding
from .recovery_code import RecoveryCode
from .sign_in_challenge import SignInChallenge
from .sign_in_session import SignInSession

__all__ = [
    "Absence",
    "Account",
    "Allowance",
    "ApiClient",
    "ApiToken",
    "Authenticator",
    "PostHolding",
    "RecoveryCode",
    "SignInChallenge",
    "SignInSession",
    "running",
    "substitute_now",
]
